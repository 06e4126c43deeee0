package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BlastRadius;
import io.strongroom.domain.inventory.keys.BackupKeys;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.inventory.keys.KeyBehind;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * A key that recovery points are encrypted with works, be it a vault's or one that they took over from their source. A
 * vault lock keeps recovery points, and not the key without which they are noise.
 */
@Singleton
final class ProtectingKeysStayUsable implements Control<Key> {
    private static final ControlSpec<Key> SPEC = ControlSpec.of("ENC-04", Kinds.KEYS)
            .title("Keys that protect recovery points are neither disabled nor on their way out")
            .severity(Severity.CRITICAL)
            .steps("1.3", "3.4", "6.2")
            .reads(Kinds.RECOVERY_POINTS)
            .frameworks("NIST SC-12,CP-9(8) [E]; PCI 3.7.x [E]; ISO A.8.13,A.8.24 [E]; SOC2 A1.2 [E]")
            .build();

    @Override
    public ControlSpec<Key> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Key key, Inventory inventory) {
        return BackupKeys.protecting(inventory).containsKey(key.arn());
    }

    @Override
    public Verdict judge(Key key, Inventory inventory) {
        var radius = BlastRadius.of(BackupKeys.protecting(inventory).getOrDefault(key.arn(), List.of()));
        var facts = radius.facts().put("state", key.currentState());
        key.deletionAt().ifPresent(at -> facts.put("deletionAt", at.toString()));
        return key.usable()
                ? Verdict.pass(facts)
                : Verdict.fail(
                        radius.recoveryPoints() + " recovery points cannot be restored while their key is "
                                + key.currentState() + ".",
                        facts);
    }

    /** Keys that recovery points name and that are not listed here. */
    @Override
    public List<Judgement> beyond(Inventory inventory) {
        return BackupKeys.protecting(inventory).entrySet().stream()
                .<Judgement>mapMulti((entry, into) -> {
                    switch (KeyBehind.of(entry.getKey(), inventory)) {
                        case KeyBehind.Here here -> {} // It is judged as the key that it is.
                        case KeyBehind.Gone() ->
                            into.accept(on(entry.getKey(), gone(BlastRadius.of(entry.getValue()))));
                        case KeyBehind.Elsewhere other -> into.accept(on(entry.getKey(), Verdict.unknown(other.why())));
                    }
                })
                .toList();
    }

    private static Judgement on(String arn, Verdict verdict) {
        return new Judgement(SPEC.id(), SPEC.judges().awsType(), arn, verdict);
    }

    private static Verdict gone(BlastRadius radius) {
        return Verdict.fail(
                radius.recoveryPoints() + " recovery points are encrypted with a key that is no longer there.",
                radius.facts());
    }
}
