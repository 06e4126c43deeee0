package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.inventory.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultLockIsRemovedTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new VaultLockIsRemoved();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call(BACKUP, "DeleteBackupVaultLockConfiguration", """
                {"backupVaultName":"prod"}""");
    }

    @Test
    void whatTheVaultHeldIsAtRisk() {
        var found = told(trueEvent()).orElseThrow();
        assertEquals(Severity.CRITICAL, found.severity());
        assertEquals(10, found.atRisk().orElseThrow().recoveryPoints());
        assertEquals(Samples.VAULT_ARN, found.resources().getFirst());
    }

    @Test
    void deletedVaultIsTold() {
        var found = told(Happened.call(BACKUP, "DeleteBackupVault", """
                {"backupVaultName":"prod"}""")).orElseThrow();
        assertTrue(found.because().contains("deleted vault prod"), found.because());
    }

    @Test
    void refusedAttemptIsLeftToTheProbing() {
        assertEquals(Optional.empty(), told(Happened.refused(trueEvent(), "explicit deny")));
    }

    @Test
    void unassessedAccountIsToldAsNotKnown() {
        assertTrue(told(trueEvent(), unassessed()).orElseThrow().impact().contains("could not be told"));
    }

    @Test
    void liftedLegalHoldIsHighAndSaysWhatIsNotKnown() {
        var found = watched(Happened.call(BACKUP, "CancelLegalHold", """
                {"legalHoldId":"4b1d0e1e-1111-2222-3333-444455556666","cancelDescription":"no longer needed","retainRecordInDays":0}"""));
        assertEquals(Severity.HIGH, found.severity());
        assertTrue(found.because().contains("lifted legal hold 4b1d0e1e"), found.because());
        assertTrue(found.impact().contains("could not be told"), found.impact());
        assertEquals("no longer needed", found.facts().path("said").asText());
    }

    @Test
    void newLegalHoldIsNotTold() {
        assertEquals(Optional.empty(), told(Happened.call(BACKUP, "CreateLegalHold", """
                {"title":"case 12","description":"keep","recoveryPointSelection":{"vaultNames":["prod"]}}""")));
    }
}
