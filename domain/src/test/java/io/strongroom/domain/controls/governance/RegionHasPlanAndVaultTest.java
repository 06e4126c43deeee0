package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionHasPlanAndVaultTest {
    private final RegionHasPlanAndVault control = new RegionHasPlanAndVault();

    @Test
    void planAndOwnVaultPass() {
        assertEquals("PASS", verdict(control, WithSettings.inventory()).label());
    }

    @Test
    void dataWithoutPlanFails() {
        assertEquals(
                "FAIL",
                verdict(control, WithSettings.inventory().read(Kinds.BACKUP_PLANS, List.of()))
                        .label());
    }

    @Test
    void defaultVaultAloneFails() {
        var vault = Records.with(Samples.vault(), "name", "Default");
        assertEquals(
                "FAIL",
                verdict(control, WithSettings.inventory().read(Kinds.VAULTS, List.of(vault)))
                        .label());
    }

    @Test
    void regionWithoutDataIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, WithSettings.inventory().read(Kinds.STATEFUL_RESOURCES, List.of()))
                        .label());
    }

    @Test
    void deniedPlansAreUnknownAndNotAbsent() {
        assertEquals(
                "UNKNOWN",
                verdict(control, WithSettings.inventory().unread(Kinds.BACKUP_PLANS, WithSettings.DENIED))
                        .label());
    }
}
