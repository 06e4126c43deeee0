package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.surroundings.ConfigRecorder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigRecordsBackupsTest {
    private static final Set<String> TYPES = Set.of(
            "AWS::Backup::BackupPlan",
            "AWS::Backup::BackupSelection",
            "AWS::Backup::BackupVault",
            "AWS::Backup::RecoveryPoint",
            "AWS::Config::ResourceCompliance");
    private final ConfigRecordsBackups control = new ConfigRecordsBackups();

    @Test
    void recorderOfEverythingPasses() {
        assertEquals(
                "PASS",
                verdict(control, seen(recorder(true, true, Set.of(), Set.of()))).label());
    }

    @Test
    void recorderOfTheTypesPasses() {
        assertEquals(
                "PASS",
                verdict(control, seen(recorder(true, false, TYPES, Set.of()))).label());
    }

    @Test
    void exclusionFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(recorder(true, true, Set.of(), Set.of("AWS::Backup::RecoveryPoint"))))
                        .label());
    }

    @Test
    void oneTypeIsNotEnough() {
        assertEquals(
                "FAIL",
                verdict(control, seen(recorder(true, false, Set.of("AWS::Backup::BackupPlan"), Set.of())))
                        .label());
    }

    @Test
    void stoppedRecorderFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(recorder(false, true, Set.of(), Set.of())))
                        .label());
    }

    @Test
    void failedDeliveryFails() {
        var failing = Records.with(recorder(true, true, Set.of(), Set.of()), "lastStatus", "FAILURE");
        assertEquals("FAIL", verdict(control, seen(failing)).label());
    }

    @Test
    void regionWithoutPlansIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(
                                control,
                                seen(recorder(false, true, Set.of(), Set.of())).read(Kinds.BACKUP_PLANS, List.of()))
                        .label());
    }

    @Test
    void deniedRecorderIsUnknown() {
        var inventory =
                seen(recorder(true, true, Set.of(), Set.of())).unread(Kinds.CONFIG_RECORDERS, WithSettings.DENIED);
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static ConfigRecorder recorder(boolean recording, boolean all, Set<String> types, Set<String> excluded) {
        return new ConfigRecorder("arn:r", "default", recording, Optional.of("SUCCESS"), all, types, excluded);
    }

    private static Inventory.Builder seen(ConfigRecorder recorder) {
        return WithSettings.inventory()
                .read(Kinds.CONFIG_RECORDERS, List.of(recorder))
                .read(Kinds.CONFIG_AGGREGATORS, List.of());
    }
}
