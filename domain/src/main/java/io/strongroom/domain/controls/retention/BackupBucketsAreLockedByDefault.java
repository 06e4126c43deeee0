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

/** What lands in a backup, report or log bucket is locked from its first second: Object Lock alone locks nothing. */
@Singleton
final class BackupBucketsAreLockedByDefault implements Control<Bucket> {
    private static final ControlSpec<Bucket> SPEC = ControlSpec.of("IMM-10", Kinds.BUCKETS)
            .title("Backup, report and log buckets lock every object by default")
            .severity(Severity.HIGH)
            .steps("3.4", "5.1")
            .reads(BackupBuckets.reads())
            .frameworks("FSBP S3.15 [P]; PCI 10.3.4 [P]; SOC2 PI1.5 [P]; NIST CP-9 d [E]")
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
        if (BackupBuckets.takesAccessLogs(bucket, inventory)) {
            return Verdict.notApplicable("S3 delivers access logs to no bucket with default retention.");
        }
        var lock = bucket.objectLock().value();
        if (lock.isEmpty()) {
            return Verdict.fail("Object Lock is off.");
        }
        var facts = Json.object();
        lock.get().mode().ifPresent(mode -> facts.put("mode", mode));
        lock.get().days().ifPresent(days -> facts.put("days", days));
        return lock.get().mode().isPresent()
                        && lock.get().days().filter(days -> days > 0).isPresent()
                ? Verdict.pass(facts)
                : Verdict.fail("Object Lock is on without a default retention, so objects land unlocked.", facts);
    }
}
