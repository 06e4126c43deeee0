package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** Snapshots that services made by themselves do not lie open either. */
@Singleton
final class NativeSnapshotsAreEncrypted implements Control<NativeSnapshot> {
    private static final ControlSpec<NativeSnapshot> SPEC = ControlSpec.of("ENC-17", Kinds.NATIVE_SNAPSHOTS)
            .title("Snapshots made outside AWS Backup are encrypted")
            .severity(Severity.HIGH)
            .steps("1.1")
            .frameworks("FSBP RDS.4 [P]; PCI 3.5.1 [P]; ISO A.8.24 [P]; SOC2 CC7.5 [P]; NIST CP-9(8) [E]")
            .build();

    @Override
    public ControlSpec<NativeSnapshot> spec() {
        return SPEC;
    }

    /** An image is as encrypted as its snapshots, which are judged themselves. */
    @Override
    public boolean concerns(NativeSnapshot snapshot, Inventory inventory) {
        return !snapshot.service().equals("AMI") && snapshot.standing() && !snapshot.ofAwsBackup();
    }

    @Override
    public Verdict judge(NativeSnapshot snapshot, Inventory inventory) {
        var facts = Json.object()
                .put("service", snapshot.service())
                .put("createdAt", snapshot.createdAt().toString());
        snapshot.kmsKeyArn().ifPresent(key -> facts.put("kmsKeyArn", key));
        return snapshot.encrypted() ? Verdict.pass(facts) : Verdict.fail("The snapshot is not encrypted.", facts);
    }
}
