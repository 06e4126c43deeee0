package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.Expectations.LockTier;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultIsLockedTest {
    private final VaultIsLocked control = new VaultIsLocked();

    @Test
    void lockOfAnyModePasses() {
        assertEquals("PASS", verdict(control, vaults(Samples.vault())).label());
    }

    @Test
    void unlockedVaultFails() {
        assertEquals(
                "FAIL",
                verdict(control, vaults(Records.with(Samples.vault(), "locked", false)))
                        .label());
    }

    @Test
    void airGappedVaultIsAlwaysLocked() {
        var vault = Records.with(
                Records.with(Samples.vault(), "locked", false), "kind", "LOGICALLY_AIR_GAPPED_BACKUP_VAULT");
        assertEquals("PASS", verdict(control, vaults(vault)).label());
    }

    @Test
    void emptyDefaultVaultIsNotJudged() {
        var vault = Records.with(Records.with(Samples.vault(), "name", "Default"), "recoveryPoints", 0L);
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, vaults(Records.with(vault, "locked", false)))
                        .label());
    }

    @Test
    void usedDefaultVaultIsJudged() {
        var vault = Records.with(Records.with(Samples.vault(), "name", "Default"), "locked", false);
        assertEquals("FAIL", verdict(control, vaults(vault)).label());
    }

    @Test
    void policyThatAsksForNoLockIsNotApplicable() {
        var inventory = vaults(Records.with(Samples.vault(), "locked", false))
                .expecting(Records.with(Expectations.standard(), "lockTier", LockTier.NONE));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedVaultsAreUnknown() {
        var inventory = Samples.inventory().unread(Kinds.VAULTS, new Coverage.Denied("backup:ListBackupVaults"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static Inventory.Builder vaults(Vault vault) {
        return Samples.inventory().read(Kinds.VAULTS, List.of(vault));
    }
}
