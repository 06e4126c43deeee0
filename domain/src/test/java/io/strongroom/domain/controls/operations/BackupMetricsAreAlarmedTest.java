package io.strongroom.domain.controls.operations;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.trails.Alarm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackupMetricsAreAlarmedTest {
    private final BackupMetricsAreAlarmed control = new BackupMetricsAreAlarmed();

    private static List<Alarm> alarms() {
        return Stream.of(
                        "NumberOfBackupJobsFailed",
                        "NumberOfBackupJobsExpired",
                        "NumberOfBackupJobsAborted",
                        "NumberOfRestoreJobsFailed",
                        "NumberOfRecoveryPointsPartial",
                        "NumberOfRecoveryPointsExpired")
                .map(metric -> WatchSamples.alarm("AWS/Backup", metric))
                .toList();
    }

    private static Inventory.Builder with(List<Alarm> alarms) {
        return WatchSamples.region().read(Kinds.ALARMS, alarms).read(Kinds.BACKUP_PLANS, List.of(Samples.plan()));
    }

    @Test
    void alarmsOnAllPass() {
        assertEquals("PASS", verdict(control, with(alarms())).label());
    }

    @Test
    void oneMissingFails() {
        assertEquals("FAIL", verdict(control, with(alarms().subList(1, 6))).label());
    }

    @Test
    void alarmThatTellsNobodyFails() {
        var muted = alarms().stream()
                .map(one -> Records.with(one, "actions", List.of()))
                .toList();
        assertEquals("FAIL", verdict(control, with(muted)).label());
    }

    @Test
    void plansThatCopyNeedOneMore() {
        var rule = Records.with(
                Samples.plan().rules().getFirst(),
                "copies",
                List.of(new BackupPlan.Copy(
                        "arn:aws:backup:eu-west-1:999999999999:backup-vault:far", Optional.empty())));
        var copying =
                with(alarms()).read(Kinds.BACKUP_PLANS, List.of(Records.with(Samples.plan(), "rules", List.of(rule))));
        assertEquals("FAIL", verdict(control, copying).label());
    }

    @Test
    void idleRegionIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, WatchSamples.idleRegion()).label());
    }

    @Test
    void deniedAlarmsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, with(List.of()).unread(Kinds.ALARMS, WatchSamples.DENIED))
                        .label());
    }
}
