package io.strongroom.domain.controls.operations;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.keys.Key;
import jakarta.inject.Singleton;

/** A key of a vault that nobody has used points to backups that are not made, or to a key that is not needed. */
@Singleton
final class BackupKeysAreUsed implements Control<Key> {
    private static final ControlSpec<Key> SPEC = ControlSpec.of("OPS-01", Kinds.KEYS)
            .title("Keys of vaults are in use, and by nobody unexpected")
            .severity(Severity.MEDIUM)
            .steps("6.2", "3.2")
            .reads(Kinds.VAULTS, Kinds.KEY_USES)
            .frameworks("NIST AU-6,SC-12 [E]; PCI 10.4 [E]; ISO A.8.16 [E]")
            .build();

    @Override
    public ControlSpec<Key> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Key key, Inventory inventory) {
        return (!key.described() || key.customerManaged())
                && inventory.all(Kinds.VAULTS).stream()
                        .anyMatch(vault -> vault.used()
                                && vault.kmsKeyArn().filter(key.arn()::equals).isPresent())
                && key.customerManaged();
    }

    /** Until the AWS SDK knows the last use of a key, that kind is unsupported and this ends as Unknown. */
    @Override
    public Verdict judge(Key key, Inventory inventory) {
        return inventory.find(Kinds.KEY_USES, key.arn()).isPresent()
                ? Verdict.pass()
                : Verdict.fail("AWS knows of no use of the key.");
    }
}
