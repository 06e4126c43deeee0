package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import jakarta.inject.Singleton;

/** Who reads, overwrites or deletes the objects of a bucket of backups or reports is on record. */
@Singleton
final class BackupBucketEventsAreRecorded implements Control<Bucket> {
    private static final ControlSpec<Bucket> SPEC = ControlSpec.of("MON-05", Kinds.BUCKETS)
            .title("Trails record object reads and writes of backup and report buckets")
            .severity(Severity.MEDIUM)
            .steps("3.1")
            .reads(BackupBuckets.reads())
            .frameworks("CIS7 4.8,4.9 [P]; CIS5 3.8,3.9 [P]; NIST AU-2,AU-12,AC-2(4) [P]; PCI 10.2.1 [P];"
                    + " HIPAA 164.312(b) [P]; ISO A.8.15,A.8.16 [P]; SOC2 CC7.2 [P]")
            .remediation("enable-backup-audit-trail")
            .build();

    @Override
    public ControlSpec<Bucket> spec() {
        return SPEC;
    }

    /** A trail that records its own log files writes for ever, so log buckets are not meant. */
    @Override
    public boolean concerns(Bucket bucket, Inventory inventory) {
        var uses = BackupBuckets.uses(bucket, inventory);
        return !uses.contains(BackupBuckets.Use.LOGS) && !uses.isEmpty();
    }

    @Override
    public Verdict judge(Bucket bucket, Inventory inventory) {
        var recorded = Told.any(
                inventory.all(Kinds.TRAILS),
                trail -> (trail.multiRegion() || trail.homeRegion().equals(bucket.place()))
                        && trail.recordsObjects(bucket.arn())
                        && trail.working());
        if (recorded) {
            return Verdict.pass();
        }
        return Verdict.fail("No trail records both reads and writes of the bucket's objects.");
    }
}
