package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.RestoreTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestoresAreFastEnoughTest {
    private final RestoresAreFastEnough control = new RestoresAreFastEnough();

    private static Inventory.Builder with(RestoreTest... tests) {
        return Samples.inventory()
                .read(Kinds.PROTECTED_RESOURCES, List.of(WatchSamples.resource()))
                .read(Kinds.RESTORE_TESTS, List.of(tests));
    }

    private static RestoreTest taking(int seconds) {
        var test = WatchSamples.restoreTest();
        return Records.with(test, "completedAt", test.createdAt().plusSeconds(seconds));
    }

    @Test
    void restoreWithinTheTimePasses() {
        assertEquals("PASS", verdict(control, with(taking(4 * 3_600))).label());
    }

    @Test
    void longerRestoreFails() {
        assertEquals("FAIL", verdict(control, with(taking(4 * 3_600 + 1))).label());
    }

    @Test
    void restoreStillRunningAfterTheTimeFails() {
        var running = Records.with(
                Records.with(WatchSamples.restoreTest(), "status", "RUNNING"), "completedAt", Optional.empty());
        assertEquals("FAIL", verdict(control, with(running)).label());
    }

    @Test
    void failedRestoreSaysNothingOfTheTime() {
        var failed = Records.with(WatchSamples.restoreTest(), "status", "FAILED");
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, with(failed)).label());
    }

    @Test
    void deniedTestsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, with().unread(Kinds.RESTORE_TESTS, WatchSamples.DENIED))
                        .label());
    }
}
