package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A snapshot that AWS Backup does not keep cannot be deleted at once either. */
@Singleton
final class NativeSnapshotsAreLocked implements Control<NativeSnapshot> {
    private static final ControlSpec<NativeSnapshot> SPEC = ControlSpec.of("IMM-12", Kinds.NATIVE_SNAPSHOTS)
            .title("EBS snapshots and images are locked, or kept by a locked Recycle Bin rule")
            .severity(Severity.MEDIUM)
            .steps("3.4")
            .reads(Kinds.RETENTION_RULES)
            .frameworks(
                    "NIST CP-9 d,AU-9 [E]; PCI 10.3.4 [E]; HIPAA 164.312(c)(1) [E]; ISO A.8.13,A.5.33 [E]; SOC2 A1.2 [E]")
            .build();

    @Override
    public ControlSpec<NativeSnapshot> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(NativeSnapshot snapshot, Inventory inventory) {
        // RDS and Redshift have neither lock nor Recycle Bin.
        return snapshot.standing() && snapshot.recycledAs().isPresent();
    }

    @Override
    public Verdict judge(NativeSnapshot snapshot, Inventory inventory) {
        var type = snapshot.recycledAs().orElseThrow();
        var rule = inventory.all(Kinds.RETENTION_RULES).stream()
                .filter(one -> one.resourceType().equals(type))
                .filter(one -> one.lockState().value().equals(Optional.of("locked")))
                .findFirst();
        if (rule.isPresent()) {
            return Verdict.pass(Json.object().put("recycleBinRule", rule.get().arn()));
        }
        var until = snapshot.lockedUntil().value().filter(end -> end.isAfter(inventory.takenAt()));
        return until.isPresent()
                ? Verdict.pass(Json.object().put("lockedUntil", until.get().toString()))
                : Verdict.fail("Neither a snapshot lock nor a locked Recycle Bin rule keeps this.");
    }
}
