package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupRoleIsChangedTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new BackupRoleIsChanged();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call("iam.amazonaws.com", "DeleteRole", """
                {"roleName":"backup-service"}""");
    }

    private static AwsEvent iam(String name, String role) {
        return Happened.call("iam.amazonaws.com", name, "{\"roleName\":\"" + role + "\"}");
    }

    @Test
    void roleOfNoPlanIsNotTold() {
        assertEquals(Optional.empty(), told(iam("DeleteRole", "web-backup-reader")));
        assertEquals(Optional.empty(), told(iam("PutRolePolicy", "web")));
    }

    @Test
    void roleOfTheConsoleIsTold() {
        assertEquals(
                Severity.HIGH,
                told(iam("DetachRolePolicy", "AWSBackupDefaultServiceRole"))
                        .orElseThrow()
                        .severity());
    }

    @Test
    void unassessedAccountGoesByTheName() {
        var found = told(iam("DeleteRole", "backup-service"), unassessed()).orElseThrow();
        assertEquals(Severity.MEDIUM, found.severity());
        assertTrue(found.impact().contains("could not be told"), found.impact());
        assertEquals(Optional.empty(), told(iam("DeleteRole", "web"), unassessed()));
    }

    @Test
    void refusalToPassTheRoleIsTold() {
        var start = Happened.call(BACKUP, "StartBackupJob", """
                {"backupVaultName":"prod","iamRoleArn":"arn:aws:iam::123456789012:role/backup-service"}""");
        assertTrue(told(Happened.refused(start, "not authorized to perform: iam:PassRole on resource"))
                .isPresent());
        assertEquals(
                Optional.empty(), told(Happened.refused(start, "not authorized to perform: backup:StartBackupJob")));
        assertEquals(Optional.empty(), told(start));
    }

    private static AwsEvent version(String policy, boolean inForce) {
        return Happened.call(
                "iam.amazonaws.com",
                "CreatePolicyVersion",
                "{\"policyArn\":\"arn:aws:iam::123456789012:policy/" + policy
                        + "\",\"policyDocument\":\"{}\",\"setAsDefault\":" + inForce + "}");
    }

    private static AwsEvent set(String policy) {
        return Happened.call(
                "iam.amazonaws.com",
                "SetDefaultPolicyVersion",
                "{\"policyArn\":\"arn:aws:iam::123456789012:policy/" + policy + "\",\"versionId\":\"v1\"}");
    }

    @Test
    void policyNamedAsABackupRoleIsHighAndOneThatSpeaksOfBackupsMedium() {
        for (var event : List.of(version("backup-service-rights", true), set("backup-service-rights"))) {
            var found = watched(event);
            assertEquals(Severity.HIGH, found.severity());
            assertTrue(found.impact().contains("could not be told"), found.impact());
            assertEquals(Optional.empty(), told(byPlatform(event)));
        }
        assertEquals(Severity.MEDIUM, watched(version("nightly-backups", true)).severity());
        assertEquals(Severity.MEDIUM, watched(set("nightly-backups")).severity());
    }

    @Test
    void policyOfOthersOrNotInForceIsNotTold() {
        assertEquals(Optional.empty(), told(version("backup-service-rights", false)));
        assertEquals(Optional.empty(), told(version("web", true)));
        assertEquals(Optional.empty(), told(set("web")));
    }
}
