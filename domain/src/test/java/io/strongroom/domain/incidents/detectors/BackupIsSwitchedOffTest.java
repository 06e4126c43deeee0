package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupIsSwitchedOffTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new BackupIsSwitchedOff();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call(BACKUP, "UpdateRegionSettings", """
                {"resourceTypeOptInPreference":{"EBS":false,"RDS":true}}""");
    }

    @Test
    void onlyWhatIsSwitchedOffIsNamed() {
        var because = told(trueEvent()).orElseThrow().because();
        assertTrue(because.contains("EBS") && !because.contains("RDS"), because);
    }

    @Test
    void switchingOnIsNotTold() {
        assertEquals(Optional.empty(), told(Happened.call(BACKUP, "UpdateRegionSettings", """
                {"resourceTypeOptInPreference":{"EBS":true}}""")));
    }

    @Test
    void whatWasOffBeforeIsNotTold() {
        var off = new BackupSettings("arn:settings", Map.of("EBS", false), Map.of());
        var around = assessed(region().read(Kinds.BACKUP_SETTINGS, List.of(off)).build());
        assertEquals(Optional.empty(), told(trueEvent(), around));
    }

    @Test
    void globalSettingsAreTold() {
        assertTrue(told(Happened.call(BACKUP, "UpdateGlobalSettings", """
                {"globalSettings":{"isCrossAccountBackupEnabled":"false"}}""")).isPresent());
    }
}
