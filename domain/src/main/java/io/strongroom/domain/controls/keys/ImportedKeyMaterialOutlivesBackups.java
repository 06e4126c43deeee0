package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BlastRadius;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.keys.BackupKeys;
import io.strongroom.domain.inventory.keys.Key;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Key material that somebody brought along, with an end, ends after the last recovery point under it. */
@Singleton
final class ImportedKeyMaterialOutlivesBackups implements Control<Key> {
    private static final ControlSpec<Key> SPEC = ControlSpec.of("ENC-12", Kinds.KEYS)
            .title("Imported key material outlives the recovery points under it")
            .severity(Severity.HIGH)
            .steps("1.3")
            .reads(BackupKeys.reads())
            .frameworks("NIST SC-12,SC-12(2) [E]; PCI 3.6.1,3.7.x [E]; HIPAA 164.312(a)(2)(iv) [E]; ISO A.8.24 [E];"
                    + " SOC2 CC6.1 [E]")
            .build();

    @Override
    public ControlSpec<Key> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Key key, Inventory inventory) {
        return (!key.described() || key.imported()) && BackupKeys.hasOwn(key, inventory) && key.imported();
    }

    @Override
    public Verdict judge(Key key, Inventory inventory) {
        var groups = BackupKeys.protecting(inventory).getOrDefault(key.arn(), List.of());
        if (key.expiresAt().isEmpty()) {
            return Verdict.pass(BlastRadius.of(groups).facts());
        }
        var end = key.expiresAt().get();
        var left = groups.stream().filter(group -> outlives(group, end)).toList();
        var radius = BlastRadius.of(left);
        var facts = radius.facts().put("expiresAt", end.toString());
        return left.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail(
                        "The key material expires while " + radius.recoveryPoints() + " recovery points still need it.",
                        facts);
    }

    private static boolean outlives(RecoveryPoints group, Instant end) {
        return group.lastKeptUntil().map(until -> until.isAfter(end)).orElse(true);
    }
}
