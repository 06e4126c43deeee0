package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.MalwareScan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewestBackupIsCleanTest {
    private final NewestBackupIsClean control = new NewestBackupIsClean();

    private static MalwareScan scan(String point, int hoursAgo) {
        return WatchSamples.scan(point, Samples.NOW.minusSeconds(3_600L * hoursAgo));
    }

    private static MalwareScan infected(String point, int hoursAgo) {
        return Records.with(scan(point, hoursAgo), "result", "THREATS_FOUND");
    }

    private Verdict of(MalwareScan... scans) {
        return verdict(
                control,
                Samples.inventory()
                        .read(Kinds.PROTECTED_RESOURCES, List.of(WatchSamples.resource()))
                        .read(Kinds.MALWARE_SCANS, List.of(scans)));
    }

    @Test
    void cleanNewestBackupPasses() {
        assertEquals("PASS", of(scan("snap-1", 30), scan("snap-2", 6)).label());
    }

    @Test
    void infectedNewestBackupFails() {
        assertEquals("FAIL", of(scan("snap-1", 30), infected("snap-2", 6)).label());
    }

    @Test
    void newerCleanBackupPassesAfterAnInfectedOne() {
        assertEquals("PASS", of(infected("snap-1", 30), scan("snap-2", 6)).label());
    }

    @Test
    void scanningAnOldBackupAgainDoesNotHideTheNewest() {
        assertEquals(
                "FAIL",
                of(scan("snap-1", 30), infected("snap-2", 6), scan("snap-1", 1)).label());
    }

    @Test
    void onlyInfectedBackupsAreSaidToBeAll() {
        var fail = assertInstanceOf(Verdict.Fail.class, of(infected("snap-1", 30), infected("snap-2", 6)));
        assertEquals("Malware was found in every scanned backup of the resource.", fail.because());
    }

    @Test
    void scanThatClearedNothingFails() {
        var failed = Records.with(Records.with(scan("snap-1", 6), "state", "FAILED"), "result", Optional.empty());
        assertEquals("FAIL", of(failed).label());
        assertEquals(
                "FAIL",
                of(Records.with(scan("snap-1", 6), "state", "COMPLETED_WITH_ISSUES"))
                        .label());
    }

    @Test
    void oldScanFails() {
        assertEquals("FAIL", of(scan("snap-1", 24 * 8)).label());
    }

    @Test
    void resourceThatIsNeverScannedIsNotApplicable() {
        var running = Records.with(
                Records.with(Records.with(scan("snap-1", 1), "state", "RUNNING"), "result", Optional.empty()),
                "completedAt",
                Optional.empty());
        var inventory = Samples.inventory()
                .read(Kinds.PROTECTED_RESOURCES, List.of(WatchSamples.resource()))
                .read(Kinds.MALWARE_SCANS, List.of(running));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedScansAreUnknown() {
        var inventory = Samples.inventory()
                .read(Kinds.PROTECTED_RESOURCES, List.of(WatchSamples.resource()))
                .unread(Kinds.MALWARE_SCANS, WatchSamples.DENIED);
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }
}
