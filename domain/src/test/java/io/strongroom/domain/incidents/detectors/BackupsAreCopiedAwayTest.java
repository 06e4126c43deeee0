package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupsAreCopiedAwayTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new BackupsAreCopiedAway();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call(BACKUP, "StartCopyJob", """
                {"recoveryPointArn":"arn:aws:ec2:eu-west-1::snapshot/snap-1","sourceBackupVaultName":"prod","destinationBackupVaultArn":"arn:aws:backup:eu-west-1:666666666666:backup-vault:loot","iamRoleArn":"arn:aws:iam::123456789012:role/backup"}""");
    }

    private static AwsEvent copyTo(String account) {
        return Happened.call(
                BACKUP,
                "StartCopyJob",
                "{\"destinationBackupVaultArn\":\"arn:aws:backup:eu-west-1:" + account + ":backup-vault:v\"}");
    }

    @Test
    void copyWithinTheOrganizationIsNotTold() {
        assertEquals(Optional.empty(), told(copyTo(SIBLING)));
        assertEquals(Optional.empty(), told(copyTo("123456789012")));
    }

    @Test
    void attemptThatFailedIsToldToo() {
        var found = told(Happened.refused(trueEvent(), "denied")).orElseThrow();
        assertTrue(found.because().contains("tried"), found.because());
        assertEquals(Severity.CRITICAL, found.severity());
    }

    @Test
    void failedCopyToASiblingIsNotTold() {
        assertEquals(Optional.empty(), told(Happened.refused(copyTo(SIBLING), "denied")));
    }

    @Test
    void planThatCopiesToAStrangerIsTold() {
        var plan = Happened.call(BACKUP, "CreateBackupPlan", """
                {"backupPlan":{"backupPlanName":"p","rules":[{"ruleName":"r","copyActions":[{"destinationBackupVaultArn":"arn:aws:backup:us-east-1:666666666666:backup-vault:loot"}]}]}}""");
        assertTrue(told(plan).isPresent());
    }

    @Test
    void refusedCopyOutOfAVaultIsHigh() {
        var call = Happened.call(BACKUP, "CopyFromBackupVault", """
                {"backupVaultName":"prod"}""");
        assertEquals(
                Severity.HIGH,
                told(Happened.refused(call, "denied")).orElseThrow().severity());
        assertEquals(Optional.empty(), told(call));
    }
}
