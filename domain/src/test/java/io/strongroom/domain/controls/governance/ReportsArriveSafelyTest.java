package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.AuditFramework;
import io.strongroom.domain.inventory.backup.ReportPlan;
import io.strongroom.domain.inventory.buckets.AccountPublicAccess;
import io.strongroom.domain.inventory.buckets.Bucket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportsArriveSafelyTest {
    private static final String WRITER = """
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::my-backup-bucket/*"}""";
    private static final String OTHER = """
            {"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::my-backup-bucket/*"}""";
    private final ReportsArriveSafely control = new ReportsArriveSafely();

    @Test
    void reportThatArrivesPasses() {
        assertEquals("PASS", verdict(control, seen(report(), bucket(WRITER))).label());
    }

    @Test
    void noReportPlanFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(report(), bucket(WRITER)).read(Kinds.REPORT_PLANS, List.of()))
                        .label());
    }

    @Test
    void failedRunFails() {
        var failed = Records.with(report(), "lastAttemptAt", Samples.NOW);
        assertEquals("FAIL", verdict(control, seen(failed, bucket(WRITER))).label());
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(failed, "lastSuccessAt", Optional.empty()), bucket(WRITER)))
                        .label());
    }

    @Test
    void otherWriterFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(report(), bucket(WRITER + "," + OTHER))).label());
    }

    @Test
    void openBucketFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(report(), Records.with(bucket(WRITER), "publicAccessBlock", Told.none())))
                        .label());
        assertEquals(
                "FAIL",
                verdict(control, seen(report(), Records.with(bucket(WRITER), "encryption", Told.none())))
                        .label());
    }

    @Test
    void accountThatBlocksPublicAccessBlocksItForTheBucket() {
        var open = seen(report(), Records.with(bucket(WRITER), "publicAccessBlock", Told.none()));
        var block = new Bucket.PublicAccessBlock(true, true, true, true);
        assertEquals(
                "PASS",
                verdict(
                                control,
                                open.read(
                                        Kinds.ACCOUNT_PUBLIC_ACCESS,
                                        List.of(new AccountPublicAccess("arn:a", Told.known(block)))))
                        .label());
    }

    @Test
    void knownFaultFailsThoughAnotherBucketIsNotTold() {
        var elsewhere = Records.with(report(), "bucket", "of-another-account");
        var open = Records.with(bucket(WRITER), "encryption", Told.none());
        var both = seen(report(), open).read(Kinds.REPORT_PLANS, List.of(elsewhere, report()));
        assertEquals("FAIL", verdict(control, both).label());
    }

    @Test
    void frameworkWithoutComplianceReportFails() {
        var framework = new AuditFramework("arn:f", "f", "COMPLETED", Told.known("ACTIVE"), 6);
        assertEquals(
                "FAIL",
                verdict(control, seen(report(), bucket(WRITER)).read(Kinds.AUDIT_FRAMEWORKS, List.of(framework)))
                        .label());
    }

    @Test
    void scansWithoutScanReportFail() {
        var scanning = Records.with(Samples.plan(), "scannedTypes", Set.of("EBS"));
        assertEquals(
                "FAIL",
                verdict(control, seen(report(), bucket(WRITER)).read(Kinds.BACKUP_PLANS, List.of(scanning)))
                        .label());
    }

    @Test
    void bucketOfAnotherAccountIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen(report(), bucket(WRITER)).read(Kinds.BUCKETS, List.of()))
                        .label());
    }

    @Test
    void regionWithoutPlansIsNotApplicable() {
        var inventory = seen(report(), bucket(WRITER))
                .read(Kinds.BACKUP_PLANS, List.of())
                .read(Kinds.REPORT_PLANS, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedBucketPolicyIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(
                                control,
                                seen(
                                        report(),
                                        Records.with(bucket(WRITER), "policy", Told.unknown(WithSettings.DENIED))))
                        .label());
    }

    private static ReportPlan report() {
        return new ReportPlan(
                "arn:aws:backup:eu-west-1:123456789012:report-plan:r",
                "r",
                "BACKUP_JOB_REPORT",
                "my-backup-bucket",
                "COMPLETED",
                Optional.of(Samples.NOW.minusSeconds(60)),
                Optional.of(Samples.NOW.minusSeconds(60)),
                Told.none());
    }

    private static Bucket bucket(String statements) {
        return Records.with(Samples.bucket(), "policy", Samples.policy(statements));
    }

    private static Inventory.Builder seen(ReportPlan report, Bucket bucket) {
        return WithSettings.inventory()
                .read(Kinds.REPORT_PLANS, List.of(report))
                .read(Kinds.AUDIT_FRAMEWORKS, List.of())
                .read(Kinds.ACCOUNT_PUBLIC_ACCESS, List.of())
                .read(Kinds.BUCKETS, List.of(bucket));
    }
}
