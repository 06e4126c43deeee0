package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.surroundings.SecurityHub;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecurityHubWatchesBackupsTest {
    private final SecurityHubWatchesBackups control = new SecurityHubWatchesBackups();

    private static Inventory.Builder with(SecurityHub... hubs) {
        return WatchSamples.region()
                .read(Kinds.SECURITY_HUB, List.of(hubs))
                .read(Kinds.ORGANIZATION, List.of(WatchSamples.organization(Map.of())));
    }

    private String of(SecurityHub hub) {
        return verdict(control, with(hub)).label();
    }

    @Test
    void managedHubPasses() {
        assertEquals("PASS", of(WatchSamples.hub()));
    }

    @Test
    void noHubFails() {
        assertEquals("FAIL", verdict(control, with()).label());
    }

    @Test
    void hubThatLooksAwayFails() {
        assertEquals(
                "FAIL", of(Records.with(WatchSamples.hub(), "standards", Set.of("arn:aws:securityhub:::ruleset/cis"))));
        assertEquals("FAIL", of(Records.with(WatchSamples.hub(), "disabledControls", Set.of("Backup.1"))));
        assertEquals("FAIL", of(Records.with(WatchSamples.hub(), "aggregates", false)));
        assertEquals("FAIL", of(Records.with(WatchSamples.hub(), "administrator", Told.none())));
    }

    @Test
    void otherDisabledControlsAreNotMeant() {
        assertEquals("PASS", of(Records.with(WatchSamples.hub(), "disabledControls", Set.of("EC2.1"))));
    }

    @Test
    void idleRegionIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, WatchSamples.idleRegion()).label());
    }

    @Test
    void deniedStandardsAreUnknown() {
        assertEquals("UNKNOWN", of(Records.with(WatchSamples.hub(), "standards", Told.unknown(WatchSamples.DENIED))));
    }
}
