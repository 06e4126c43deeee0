package io.strongroom.domain.controls.keys;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultUsesCustomerKeyTest {
    private final VaultUsesCustomerKey control = new VaultUsesCustomerKey();

    @Test
    void customerKeyPasses() {
        var inventory = Samples.inventory()
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.KEYS, List.of(Samples.key()));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void keyOfAwsFails() {
        var inventory = Samples.inventory()
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.KEYS, List.of(Records.with(Samples.key(), "manager", "AWS")));
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void vaultWithoutKeyFails() {
        var inventory = Samples.inventory()
                .read(Kinds.VAULTS, List.of(Records.with(Samples.vault(), "kmsKeyArn", Optional.empty())))
                .read(Kinds.KEYS, List.of());
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void keyOfAnotherAccountIsUnknown() {
        var foreign =
                Records.with(Samples.vault(), "kmsKeyArn", Samples.KEY_ARN.replace("123456789012", "210987654321"));
        var inventory = Samples.inventory().read(Kinds.VAULTS, List.of(foreign)).read(Kinds.KEYS, List.of());
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    @Test
    void keyThatIsGoneFails() {
        var inventory =
                Samples.inventory().read(Kinds.VAULTS, List.of(Samples.vault())).read(Kinds.KEYS, List.of());
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void vaultWithoutBackupsIsNotConcerned() {
        var unused = Records.with(Records.with(Samples.vault(), "name", "Default"), "recoveryPoints", 0L);
        var window = Records.with(Samples.vault(), "kind", "RESTORE_ACCESS_BACKUP_VAULT");
        for (var vault : List.of(unused, window)) {
            var inventory = Samples.inventory()
                    .read(Kinds.VAULTS, List.of(Records.with(vault, "kmsKeyArn", Optional.empty())))
                    .read(Kinds.KEYS, List.of());
            assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
        }
    }

    @Test
    void noVaultIsNotApplicable() {
        var inventory = Samples.inventory().read(Kinds.VAULTS, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedKeysAreUnknown() {
        var inventory = Samples.inventory()
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .unread(Kinds.KEYS, new Coverage.Denied("kms:ListKeys"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }
}
