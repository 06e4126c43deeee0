package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.keys.BackupKeys;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Optional;

/** AWS rotates the account's backup keys, often enough. */
@Singleton
final class BackupKeysRotate implements Control<Key> {
    /** What AWS takes when nobody named a period. */
    private static final int YEAR = 365;

    private static final ControlSpec<Key> SPEC = ControlSpec.of("ENC-06", Kinds.KEYS)
            .title("Backup keys are rotated automatically")
            .severity(Severity.MEDIUM)
            .steps("1.3", "6.2")
            .reads(BackupKeys.reads())
            .only(Kinds.VAULTS)
            .only(Kinds.KEYS, "kms:GetKeyRotationStatus")
            .frameworks("FSBP KMS.4 [P]; CIS7 4.6 [P]; CIS5 3.6 [P]; NIST SC-12,SC-12(2),CM-6 [P]; PCI 3.7.4,3.7.5 [P];"
                    + " HIPAA 164.312(a)(2)(iv) [P]; ISO A.8.24 [P]")
            .remediation("create-backup-key")
            .build();

    @Override
    public ControlSpec<Key> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Key key, Inventory inventory) {
        return BackupKeys.hasOwn(key, inventory);
    }

    @Override
    public Verdict judge(Key key, Inventory inventory) {
        var exempt = exempt(key);
        if (exempt.isPresent()) {
            return Verdict.notApplicable(exempt.get());
        }
        var most = inventory.expectations().rotationDays();
        var rotation = key.rotation().value().orElse(new Key.Rotation(false, Optional.empty(), Optional.empty()));
        var period = rotation.periodDays().orElse(YEAR);
        var facts = Json.object().put("enabled", rotation.enabled()).put("mostDays", most);
        if (!rotation.enabled()) {
            return Verdict.fail("AWS does not rotate this key.", facts);
        }
        facts.put("periodDays", period);
        if (period > most) {
            return Verdict.fail(
                    "AWS rotates this key every " + period + " days, and " + most + " are the most.", facts);
        }
        if (rotation.next().isPresent()) {
            return Verdict.pass(facts.put("next", rotation.next().get().toString()));
        }
        // AWS dates the rotation of every key that works; whoever gives none may just not tell.
        return key.usable()
                ? Verdict.unknown(new Coverage.Unsupported("kms:GetKeyRotationStatus"))
                : Verdict.fail(
                        "Rotation of this key is on, but it is " + key.currentState() + " and AWS has no date.", facts);
    }

    private static Optional<String> exempt(Key key) {
        if (!key.canRotate()) {
            return Optional.of(
                    "AWS cannot rotate a key of origin " + key.origin().value().orElseThrow() + " and spec "
                            + key.spec().value().orElseThrow() + ".");
        }
        if (key.replicaOf().isPresent()) {
            return Optional.of("This is a replica; it rotates with its primary key.");
        }
        return key.leaving() ? Optional.of("The key waits for its deletion and is not rotated.") : Optional.empty();
    }
}
