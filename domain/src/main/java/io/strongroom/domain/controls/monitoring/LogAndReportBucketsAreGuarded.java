package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The record of what happened cannot be read by everybody, nor rewritten by whom it speaks of. */
@Singleton
final class LogAndReportBucketsAreGuarded implements Control<Bucket> {
    private static final ControlSpec<Bucket> SPEC = ControlSpec.of("MON-06", Kinds.BUCKETS)
            .title("Buckets of logs and reports are private, logged and cannot be rewritten")
            .severity(Severity.HIGH)
            .steps("3.1", "3.4")
            .reads(BackupBuckets.reads())
            .reads(Kinds.ACCOUNT_PUBLIC_ACCESS)
            .frameworks("FSBP CloudTrail.6,CloudTrail.7 [P]; NIST AU-9 [P]; PCI 10.3 [P]; ISO A.8.15 [P]")
            .build();

    @Override
    public ControlSpec<Bucket> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Bucket bucket, Inventory inventory) {
        var uses = BackupBuckets.uses(bucket, inventory);
        return uses.contains(BackupBuckets.Use.LOGS) || uses.contains(BackupBuckets.Use.REPORTS);
    }

    @Override
    public Verdict judge(Bucket bucket, Inventory inventory) {
        return Shortcomings.of("The bucket")
                .unless(() -> BackupBuckets.blocksPublicAccess(bucket, inventory), "can be made public")
                .unless(() -> logs(bucket, inventory), "has no access log")
                .unless(() -> versioned(bucket), "keeps no versions")
                .unless(() -> kept(bucket), "has neither Object Lock with a retention nor MFA delete")
                .verdict(Json.object());
    }

    /** A bucket that access logs go to must not log itself: every line would make another. */
    private static boolean logs(Bucket bucket, Inventory inventory) {
        return bucket.logging().value().isPresent() || BackupBuckets.takesAccessLogs(bucket, inventory);
    }

    private static boolean versioned(Bucket bucket) {
        return bucket.versioning().value().filter(Bucket.Versioning::enabled).isPresent();
    }

    private static boolean kept(Bucket bucket) {
        return Told.any(
                List.<BooleanSupplier>of(
                        () -> bucket.objectLock()
                                .value()
                                .flatMap(Bucket.ObjectLock::mode)
                                .isPresent(),
                        () -> bucket.versioning()
                                .value()
                                .filter(Bucket.Versioning::mfaDelete)
                                .isPresent()),
                BooleanSupplier::getAsBoolean);
    }
}
