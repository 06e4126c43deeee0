package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupMonitoringIsDisabledTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new BackupMonitoringIsDisabled();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call(BACKUP, "DeleteBackupVaultNotifications", """
                {"backupVaultName":"prod"}""");
    }

    @Test
    void reportPlanIsToldByName() {
        var found = told(Happened.call(BACKUP, "DeleteReportPlan", """
                {"reportPlanName":"daily"}""")).orElseThrow();
        assertTrue(found.because().contains("report plan daily"), found.because());
        assertEquals(Severity.MEDIUM, found.severity());
    }

    @Test
    void newNotificationsAreNotTold() {
        assertEquals(Optional.empty(), told(Happened.call(BACKUP, "PutBackupVaultNotifications", """
                {"backupVaultName":"prod"}""")));
    }
}
