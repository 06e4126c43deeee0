package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/** An overwritten or deleted object of a backup bucket can be had back. */
@Singleton
final class BackupBucketsKeepVersions implements Control<Bucket> {
    private static final ControlSpec<Bucket> SPEC = ControlSpec.of("IMM-11", Kinds.BUCKETS)
            .title("Backup buckets keep versions, and nobody deletes them early")
            .severity(Severity.MEDIUM)
            .steps("3.3", "3.4")
            .reads(BackupBuckets.reads())
            .only(Kinds.REPORT_PLANS)
            .only(Kinds.TRAILS)
            .only(
                    Kinds.BUCKETS,
                    "s3:GetBucketTagging",
                    "s3:GetBucketVersioning",
                    "s3:GetBucketObjectLockConfiguration",
                    "s3:GetLifecycleConfiguration")
            .frameworks(
                    "FSBP S3.14,S3.20 [P]; CIS7 3.1.2 [P]; NIST CP-9 [P]; PCI 10.3.4 [P]; HIPAA 164.308(a)(7)(ii)(A) [P]")
            .build();

    @Override
    public ControlSpec<Bucket> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Bucket bucket, Inventory inventory) {
        return BackupBuckets.has(bucket, inventory);
    }

    @Override
    public Verdict judge(Bucket bucket, Inventory inventory) {
        var versioning = bucket.versioning().value();
        if (versioning.filter(Bucket.Versioning::enabled).isEmpty()) {
            return Verdict.fail("Versioning is off.");
        }
        // Access log targets take no default retention, which is why Object Lock alone is asked for here.
        if (!versioning.get().mfaDelete() && bucket.objectLock().value().isEmpty()) {
            return Verdict.fail("Neither MFA delete nor Object Lock keeps old versions from being deleted.");
        }
        long least = inventory.expectations().minRetentionDays();
        var hasty = bucket.lifecycle().value().orElse(List.of()).stream()
                .filter(rule -> rule.enabled()
                        && rule.noncurrentDays().filter(days -> days < least).isPresent())
                .findFirst();
        return hasty.map(rule -> Verdict.fail(
                        "A lifecycle rule lets old versions go sooner than the policy asks.",
                        Json.object()
                                .put("rule", rule.id())
                                .put("noncurrentDays", rule.noncurrentDays().get())
                                .put("leastDays", least)))
                .orElseGet(Verdict::pass);
    }
}
