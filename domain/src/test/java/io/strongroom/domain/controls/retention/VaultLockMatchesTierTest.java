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

class VaultLockMatchesTierTest {
    private final VaultLockMatchesTier control = new VaultLockMatchesTier();

    @Test
    void governanceIsEnoughWhereTheStandardHolds() {
        assertEquals(
                "PASS",
                verdict(control, asked(LockTier.GOVERNANCE, Samples.vault())).label());
    }

    @Test
    void governanceIsTooLittleForCompliance() {
        assertEquals(
                "FAIL",
                verdict(control, asked(LockTier.COMPLIANCE, Samples.vault())).label());
    }

    @Test
    void complianceInItsGracePasses() {
        var vault = Records.with(Samples.vault(), "lockDate", Samples.NOW.plusSeconds(600));
        assertEquals("PASS", verdict(control, asked(LockTier.COMPLIANCE, vault)).label());
    }

    @Test
    void finalCompliancePasses() {
        var vault = Records.with(Samples.vault(), "lockDate", Samples.NOW.minusSeconds(600));
        assertEquals("PASS", verdict(control, asked(LockTier.COMPLIANCE, vault)).label());
    }

    @Test
    void unlockedVaultIsLeftToTheOtherControl() {
        var vault = Records.with(Samples.vault(), "locked", false);
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, asked(LockTier.COMPLIANCE, vault)).label());
    }

    @Test
    void policyWithoutTierIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, asked(LockTier.NONE, Samples.vault())).label());
    }

    @Test
    void deniedVaultsAreUnknown() {
        var inventory = Samples.inventory().unread(Kinds.VAULTS, new Coverage.Denied("backup:ListBackupVaults"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static Inventory.Builder asked(LockTier tier, Vault vault) {
        return Samples.inventory()
                .read(Kinds.VAULTS, List.of(vault))
                .expecting(Records.with(Expectations.standard(), "lockTier", tier));
    }
}
