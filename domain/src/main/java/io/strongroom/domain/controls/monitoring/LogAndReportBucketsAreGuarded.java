package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.AccountPublicAccess;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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
                .unless(() -> closed(bucket, inventory), "can be made public")
                .unless(() -> bucket.logging().value().isPresent() || takesLogs(bucket, inventory), "has no access log")
                .unless(() -> versioned(bucket), "keeps no versions")
                .unless(() -> kept(bucket), "has neither Object Lock with a retention nor MFA delete")
                .verdict(Json.object());
    }

    private static boolean closed(Bucket bucket, Inventory inventory) {
        return Told.any(
                List.<Supplier<Told<Bucket.PublicAccessBlock>>>of(
                        bucket::publicAccessBlock, () -> ofAccount(inventory)),
                block -> block.get()
                        .value()
                        .filter(Bucket.PublicAccessBlock::all)
                        .isPresent());
    }

    private static Told<Bucket.PublicAccessBlock> ofAccount(Inventory inventory) {
        return inventory
                .only(Kinds.ACCOUNT_PUBLIC_ACCESS)
                .map(AccountPublicAccess::block)
                .orElseGet(Told::none);
    }

    /** A bucket that access logs go to must not log itself: every line would make another. */
    private static boolean takesLogs(Bucket bucket, Inventory inventory) {
        return Told.any(
                inventory.all(Kinds.BUCKETS),
                other -> other.logging().value().filter(bucket.name()::equals).isPresent());
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
