package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.storage.EbsSettings;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;

/** Snapshots and images outside AWS Backup are neither public nor shared with accounts that nobody knows. */
@Singleton
final class SnapshotsAreNotShared implements Control<NativeSnapshot> {
    private static final ControlSpec<NativeSnapshot> SPEC = ControlSpec.of("ACC-19", Kinds.NATIVE_SNAPSHOTS)
            .title("Snapshots are neither public nor shared with unknown accounts")
            .severity(Severity.CRITICAL)
            .steps("2.4")
            .reads(Kinds.EBS_SETTINGS, Kinds.ORGANIZATION)
            .frameworks("FSBP EC2.1,RDS.1 [P]; NIST AC-3,AC-6,SC-7 [P]; PCI 10.3.2,3.5.1.3 [P];"
                    + " HIPAA 164.308(a)(3)(i),164.312(a)(1) [P]; ISO A.8.1 [P]; SOC2 CC6.6 [P]")
            .build();

    @Override
    public ControlSpec<NativeSnapshot> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(NativeSnapshot snapshot, Inventory inventory) {
        return snapshot.standing();
    }

    @Override
    public Verdict judge(NativeSnapshot snapshot, Inventory inventory) {
        var sharedWith = snapshot.sharedWith().value().orElse(Set.of());
        var facts = Json.object().put("service", snapshot.service());
        facts.set("sharedWith", Json.tree(new TreeSet<>(sharedWith)));
        if (snapshot.isPublic()) {
            return blocked(snapshot, inventory)
                    ? Verdict.pass(facts.put("snapshotSharing", EbsSettings.BLOCK_ALL))
                    : Verdict.fail("Everybody in the world can copy the snapshot.", facts);
        }
        var strangers = new Neighbours(inventory).strangers(sharedWith);
        return strangers.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail(
                        "The snapshot is shared with accounts that are neither of the organization nor trusted.",
                        facts.set("strangers", Json.tree(strangers)));
    }

    /** Whether the Region takes the effect from a public EBS snapshot. */
    private static boolean blocked(NativeSnapshot snapshot, Inventory inventory) {
        return snapshot.service().equals("EBS")
                && inventory
                        .only(Kinds.EBS_SETTINGS)
                        .filter(EbsSettings::blocksAllSharing)
                        .isPresent();
    }
}
