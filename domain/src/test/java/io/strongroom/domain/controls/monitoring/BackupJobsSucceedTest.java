package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.JobTotals;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupJobsSucceedTest {
    private final BackupJobsSucceed control = new BackupJobsSucceed();

    private static Inventory.Builder with(JobTotals... totals) {
        return WatchSamples.region().read(Kinds.JOB_TOTALS, List.of(totals));
    }

    @Test
    void fewFailuresPass() {
        assertEquals(
                "PASS",
                verdict(control, with(WatchSamples.jobs("COMPLETED", 95), WatchSamples.jobs("FAILED", 5)))
                        .label());
    }

    @Test
    void manyFailuresFail() {
        var fail = assertInstanceOf(
                Verdict.Fail.class,
                verdict(
                        control,
                        with(
                                WatchSamples.jobs("COMPLETED", 94),
                                WatchSamples.jobs("FAILED", 5),
                                WatchSamples.jobs("EXPIRED", 1))));
        assertEquals("Too many jobs went wrong: 6 of 100 of kind backup.", fail.because());
        assertEquals(6, fail.facts().path("BACKUP").path("AccessDenied").asLong());
    }

    @Test
    void goodBackupsDoNotHideBadCopies() {
        var copies = Records.with(WatchSamples.jobs("FAILED", 3), "jobKind", "COPY");
        assertEquals(
                "FAIL",
                verdict(control, with(WatchSamples.jobs("COMPLETED", 1_000), copies))
                        .label());
    }

    @Test
    void jobsUnderWayAreNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, with(WatchSamples.jobs("RUNNING", 3))).label());
    }

    @Test
    void deniedTotalsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, with().unread(Kinds.JOB_TOTALS, WatchSamples.DENIED))
                        .label());
    }
}
