package io.strongroom.domain.controls.operations;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.WatchSamples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsWereTestedTest {
    private final AlertsWereTested control = new AlertsWereTested();

    private static Inventory.Builder with(Told<Instant> tested) {
        return Samples.inventory()
                .read(Kinds.PLATFORM, List.of(Records.with(WatchSamples.platform(), "alertTestedAt", tested)));
    }

    @Test
    void recentTestPasses() {
        assertEquals(
                "PASS",
                verdict(control, with(Told.known(Samples.NOW.minusSeconds(86_400L * 90))))
                        .label());
    }

    @Test
    void oldTestFails() {
        assertEquals(
                "FAIL",
                verdict(control, with(Told.known(Samples.NOW.minusSeconds(86_400L * 90 + 1))))
                        .label());
    }

    @Test
    void noTestFails() {
        assertEquals("FAIL", verdict(control, with(Told.none())).label());
    }

    @Test
    void unreadTestIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, with(Told.unknown(WatchSamples.DENIED))).label());
    }

    @Test
    void noPlatformIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, Samples.inventory().read(Kinds.PLATFORM, List.of()))
                        .label());
    }
}
