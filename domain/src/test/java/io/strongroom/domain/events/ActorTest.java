package io.strongroom.domain.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose call it is: a service's own, or somebody's through a service. */
class ActorTest {
    private static final String PERSON = Happened.session("arn:aws:iam::123456789012:role/Admin", "mallory");

    private static Actor of(String userIdentity) {
        return Happened.by(userIdentity, Happened.call("backup.amazonaws.com", "DeleteRecoveryPoint", "{}"))
                .actor()
                .orElseThrow();
    }

    private static String through(String service, String identity) {
        return "{\"invokedBy\":\"" + service + "\"," + identity.strip().substring(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup.amazonaws.com",
                "cloudformation.amazonaws.com",
                "dlm.amazonaws.com",
                "config.amazonaws.com",
                "lambda.amazonaws.com",
                "AWS Internal",
                "evil.example.com"
            })
    void whoeverCallsThroughAServiceIsTheOneWhoCalls(String service) {
        assertFalse(of(through(service, PERSON)).byService());
        assertFalse(of(through(service, """
                        {"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/mallory","accountId":"123456789012"}""")).byService());
        assertFalse(of(through(service, """
                        {"type":"Root","arn":"arn:aws:iam::123456789012:root","accountId":"123456789012"}""")).byService());
        // Told to the owner of what was called: no ARN, and still somebody's.
        assertFalse(of(through(service, """
                        {"type":"AWSAccount","principalId":"AROAEXAMPLE:mallory","accountId":"666666666666"}""")).byService());
    }

    @Test
    void serviceWithoutAnybodyBehindItActsForItself() {
        assertTrue(of(Happened.awsBackup()).byService());
        assertTrue(of("{\"invokedBy\":\"backup.amazonaws.com\"}").byService());
        assertFalse(of("{\"invokedBy\":\"evil.example.com\"}").byService());
    }

    @Test
    void awsBackupInASessionOfItsOwnActsForItself() {
        var role = "arn:aws:iam::123456789012:role/service-role/AWSBackupDefaultServiceRole";
        var own = Happened.session(role, "AWSBackup-AWSBackupDefaultServiceRole");
        assertTrue(of(through("backup.amazonaws.com", own)).byService());
        // A session's name can be chosen: without the service it is somebody who took that name.
        assertFalse(of(own).byService());
        assertFalse(of(through("cloudformation.amazonaws.com", own)).byService());
        // And a person in the same role calls through AWS Backup under a name of their own.
        assertFalse(of(through("backup.amazonaws.com", Happened.session(role, "mallory")))
                .byService());
    }

    @Test
    void roleThatOnlyServicesCanHaveIsAService() {
        var linked = "arn:aws:iam::123456789012:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup";
        assertTrue(of(Happened.session(linked, "AWSBackup")).byService());
        assertFalse(of(Happened.session("arn:aws:iam::123456789012:role/AWSServiceRoleForBackup", "AWSBackup"))
                .byService());
        assertEquals(Optional.empty(), of(Happened.session(linked, "AWSBackup")).invokedBy());
    }
}
