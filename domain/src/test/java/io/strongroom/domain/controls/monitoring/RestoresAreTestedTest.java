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
import io.strongroom.domain.policies.Expectations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestoresAreTestedTest {
    private final RestoresAreTested control = new RestoresAreTested();

    private static Inventory.Builder with(RestoreTest... tests) {
        return Samples.inventory()
                .read(Kinds.PROTECTED_RESOURCES, List.of(WatchSamples.resource()))
                .read(Kinds.RESTORE_TESTS, List.of(tests))
                .read(Kinds.RESTORE_TESTING_PLANS, List.of(WatchSamples.restoreTestingPlan()));
    }

    private String of(RestoreTest... tests) {
        return verdict(control, with(tests)).label();
    }

    private static RestoreTest daysAgo(int days, RestoreTest test) {
        var at = Samples.NOW.minusSeconds(86_400L * days);
        return Records.with(Records.with(test, "createdAt", at), "completedAt", at.plusSeconds(60));
    }

    @Test
    void validatedAndCleanedUpTestPasses() {
        assertEquals("PASS", of(WatchSamples.restoreTest()));
    }

    @Test
    void restoreThatNobodyValidatedFails() {
        assertEquals("FAIL", of(Records.with(WatchSamples.restoreTest(), "validationStatus", Optional.empty())));
        assertEquals("FAIL", of(Records.with(WatchSamples.restoreTest(), "validationStatus", "TIMED_OUT")));
    }

    @Test
    void failedRestoreFails() {
        assertEquals("FAIL", of(Records.with(WatchSamples.restoreTest(), "status", "FAILED")));
    }

    @Test
    void leftOverResourcesFail() {
        assertEquals("FAIL", of(Records.with(WatchSamples.restoreTest(), "deletionStatus", "FAILED")));
        var kept = Records.with(WatchSamples.restoreTest(), "deletionStatus", Optional.empty());
        assertEquals("PASS", of(kept));
        assertEquals("FAIL", of(daysAgo(8, kept)));
    }

    @Test
    void latestTestCounts() {
        var failed = Records.with(WatchSamples.restoreTest(), "status", "FAILED");
        assertEquals("PASS", of(daysAgo(9, failed), WatchSamples.restoreTest()));
        assertEquals("FAIL", of(daysAgo(9, WatchSamples.restoreTest()), failed));
    }

    @Test
    void testUnderWayDoesNotCountYet() {
        var running = Records.with(WatchSamples.restoreTest(), "completedAt", Optional.empty());
        assertEquals("PASS", of(daysAgo(9, WatchSamples.restoreTest()), Records.with(running, "status", "RUNNING")));
    }

    @Test
    void resourceThatNoPlanTestsFails() {
        assertEquals(
                "FAIL",
                verdict(control, with().read(Kinds.RESTORE_TESTING_PLANS, List.of()))
                        .label());
    }

    @Test
    void whatAwsNoLongerRemembersIsUnknown() {
        assertEquals("UNKNOWN", of());
    }

    @Test
    void nothingWithinAMonthFailsWhereAMonthIsAsked() {
        var monthly = Records.with(Expectations.standard(), "restoreTestEvery", Duration.ofDays(30));
        assertEquals("FAIL", verdict(control, with().expecting(monthly)).label());
    }

    @Test
    void typeThatCannotBeTestedIsNotApplicable() {
        var machine = Records.with(WatchSamples.resource(), "resourceType", "VirtualMachine");
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, with().read(Kinds.PROTECTED_RESOURCES, List.of(machine)))
                        .label());
    }

    @Test
    void deniedTestsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, with().unread(Kinds.RESTORE_TESTS, WatchSamples.DENIED))
                        .label());
    }
}
