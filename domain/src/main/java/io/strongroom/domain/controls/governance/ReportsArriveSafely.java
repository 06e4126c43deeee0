package io.strongroom.domain.controls.governance;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Grants;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Reports are made, arrive, and lie where only AWS Backup writes. */
@Singleton
final class ReportsArriveSafely implements Control<BackupSettings> {
    private static final String JOBS = "BACKUP_JOB_REPORT";
    private static final String WRITER = "reports.backup.amazonaws.com/AWSServiceRoleForBackupReports";

    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("GOV-09", Kinds.BACKUP_SETTINGS)
            .title("Backup reports are made, arrive, and only AWS Backup writes them")
            .severity(Severity.MEDIUM)
            .steps("5.4")
            .reads(
                    Kinds.REPORT_PLANS,
                    Kinds.BUCKETS,
                    Kinds.ACCOUNT_PUBLIC_ACCESS,
                    Kinds.BACKUP_PLANS,
                    Kinds.AUDIT_FRAMEWORKS)
            .frameworks("ISO A.8.13 [P]; SOC2 CC4.1 [E]; NIST CA-7 [E]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return !inventory.all(Kinds.BACKUP_PLANS).isEmpty()
                || !inventory.all(Kinds.REPORT_PLANS).isEmpty();
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var reports = inventory.all(Kinds.REPORT_PLANS);
        var facts = Json.object().put("reportPlans", reports.size());
        if (reports.stream().noneMatch(report -> report.template().equals(JOBS))) {
            return Verdict.fail("No report plan reports on backup jobs.", facts);
        }
        if (!inventory.all(Kinds.AUDIT_FRAMEWORKS).isEmpty()
                && reports.stream().noneMatch(report -> report.template().endsWith("_COMPLIANCE_REPORT"))) {
            return Verdict.fail("A framework is deployed, and no report plan reports what it finds.", facts);
        }
        if (inventory.all(Kinds.BACKUP_PLANS).stream()
                        .anyMatch(plan -> !plan.scannedTypes().isEmpty())
                && reports.stream().noneMatch(report -> report.template().equals("SCAN_JOB_REPORT"))) {
            return Verdict.fail("Plans scan for malware, and no report plan reports on it.", facts);
        }
        var found = Shortcomings.of("A report plan");
        for (var report : reports) {
            found.unless(report::arrives, "has a last run that did not succeed: " + report.arn());
            safe(report.bucket(), inventory, found);
        }
        return found.verdict(facts);
    }

    /** Buckets of this account are all listed: one that is not is another account's, and nothing is known of it here. */
    private static void safe(String name, Inventory inventory, Shortcomings found) {
        Supplier<Bucket> bucket = () -> inventory.all(Kinds.BUCKETS).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotTold(new Coverage.Denied("s3:GetBucketPolicy")));
        found.unless(
                        () -> bucket.get().encryption().value().isPresent(),
                        "has a bucket that is not encrypted by default: " + name)
                .unless(
                        () -> BackupBuckets.blocksPublicAccess(bucket.get(), inventory),
                        "has a bucket that does not block public access: " + name)
                .unless(() -> !takesFromOthers(bucket.get()), "has a bucket that others may write to: " + name);
    }

    private static boolean takesFromOthers(Bucket bucket) {
        return bucket.policy().value().stream()
                .flatMap(policy ->
                        Grants.of(Policy.of(bucket.name(), policy), "s3:PutObject", bucket.arn() + "/*").stream())
                .anyMatch(grant -> !grant.to().value().endsWith(WRITER));
    }
}
