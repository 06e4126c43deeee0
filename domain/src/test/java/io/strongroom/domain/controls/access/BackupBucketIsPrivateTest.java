package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ReportPlan;
import io.strongroom.domain.inventory.buckets.AccountPublicAccess;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.inventory.trails.Trail;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupBucketIsPrivateTest {
    private static final Bucket.PublicAccessBlock OPEN = new Bucket.PublicAccessBlock(false, false, false, false);
    private static final Bucket.PublicAccessBlock CLOSED = new Bucket.PublicAccessBlock(true, true, true, true);
    private final BackupBucketIsPrivate control = new BackupBucketIsPrivate();

    @Test
    void closedBucketPasses() {
        assertEquals("PASS", judge(Samples.bucket(), OPEN));
    }

    @Test
    void accountsBlockCoversTheBucket() {
        var bucket = Records.with(Samples.bucket(), "publicAccessBlock", Told.none());
        assertEquals("PASS", judge(bucket, CLOSED));
        assertEquals("FAIL", judge(bucket, OPEN));
    }

    @Test
    void halvesOfBothBlocksAddUp() {
        var half = Records.with(
                Samples.bucket(), "publicAccessBlock", new Bucket.PublicAccessBlock(true, true, false, false));
        assertEquals("PASS", judge(half, new Bucket.PublicAccessBlock(false, false, true, true)));
    }

    @Test
    void publicPolicyFailsOneForTheOrganizationPasses() {
        var open =
                "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::my-backup-bucket/*'%s}";
        assertEquals("FAIL", judge(with(open.formatted("")), CLOSED));
        assertEquals(
                "PASS",
                judge(
                        with(open.formatted(",'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1234567890'}}")),
                        CLOSED));
    }

    @Test
    void strangerFailsAwsServicePasses() {
        var rest = ",'Action':'s3:PutObject','Resource':'*'}";
        assertEquals(
                "FAIL", judge(with("{'Effect':'Allow','Principal':{'AWS':'" + Worlds.STRANGER + "'}" + rest), CLOSED));
        assertEquals(
                "PASS",
                judge(with("{'Effect':'Allow','Principal':{'Service':'cloudtrail.amazonaws.com'}" + rest), CLOSED));
    }

    @Test
    void aclsFail() {
        assertEquals("FAIL", judge(Records.with(Samples.bucket(), "ownership", "ObjectWriter"), CLOSED));
    }

    @Test
    void otherBucketsAreNotConcerned() {
        var other = Records.with(Samples.bucket(), "name", "holiday-pictures");
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, inventory(other, CLOSED)).label());
    }

    @Test
    void unreadPolicyIsUnknown() {
        var unread = Records.with(Samples.bucket(), "policy", Told.unknown(new Coverage.Denied("s3:GetBucketPolicy")));
        assertEquals("UNKNOWN", judge(unread, CLOSED));
    }

    @Test
    void sureFaultFailsThoughAnotherThingIsUntold() {
        var dark = Told.unknown(new Coverage.Denied("s3:GetBucketOwnershipControls"));
        var open = with("{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}");
        assertEquals("FAIL", judge(Records.with(open, "ownership", dark), CLOSED));
        assertEquals("FAIL", judge(Records.with(open, "publicByPolicy", dark), CLOSED));
        assertEquals("FAIL", judge(Records.with(open, "publicAccessBlock", dark), CLOSED));
        assertEquals("UNKNOWN", judge(Records.with(Samples.bucket(), "ownership", dark), CLOSED));
    }

    @Test
    void unreadOrganizationHidesNoPublicPolicy() {
        var open = with("{'Effect':'Allow','Principal':{'AWS':'" + Worlds.STRANGER
                + "'},'Action':'s3:*','Resource':'*'},"
                + "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}");
        var unread = inventory(open, CLOSED)
                .unread(Kinds.ORGANIZATION, new Coverage.Denied("organizations:DescribeOrganization"));
        assertEquals("FAIL", verdict(control, unread).label());
    }

    private static Bucket with(String statement) {
        return Records.with(Samples.bucket(), "policy", Worlds.policy(statement));
    }

    private String judge(Bucket bucket, Bucket.PublicAccessBlock account) {
        return verdict(control, inventory(bucket, account)).label();
    }

    private static Inventory.Builder inventory(Bucket bucket, Bucket.PublicAccessBlock account) {
        return Samples.inventory()
                .read(Kinds.BUCKETS, List.of(bucket))
                .read(Kinds.REPORT_PLANS, List.<ReportPlan>of())
                .read(Kinds.TRAILS, List.<Trail>of())
                .read(
                        Kinds.ACCOUNT_PUBLIC_ACCESS,
                        List.of(new AccountPublicAccess("arn:aws:s3::123456789012:account", Told.known(account))))
                .read(Kinds.ORGANIZATION, List.of(Worlds.organization()));
    }
}
