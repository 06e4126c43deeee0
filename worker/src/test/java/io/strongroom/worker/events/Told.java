package io.strongroom.worker.events;

import io.strongroom.domain.json.Json;
import java.util.UUID;

/** Messages as EventBridge puts them on the queue. */
final class Told {
    static final String ACCOUNT = "123456789012";

    private Told() {}

    static String removesLock(String role, String at) {
        return call(UUID.randomUUID().toString(), "DeleteBackupVaultLockConfiguration", assumed(role, "mallory"), at);
    }

    static String stopsLogging(String role, String at) {
        return call(UUID.randomUUID().toString(), "StopLogging", assumed(role, "mallory"), at)
                .replace("backup.amazonaws.com", "cloudtrail.amazonaws.com");
    }

    static String deletes(String role, String session, String at) {
        return call(UUID.randomUUID().toString(), "DeleteRecoveryPoint", assumed(role, session), at);
    }

    /** Looks around, as people do all day. */
    static String lists(String role, String at) {
        return call(UUID.randomUUID().toString(), "ListBackupVaults", assumed(role, "mallory"), at);
    }

    static String stopsTrail(String role, String at) {
        return call(UUID.randomUUID().toString(), "StopLogging", assumed(role, "mallory"), at)
                .replace("aws.backup", "aws.cloudtrail")
                .replace("backup.amazonaws.com", "cloudtrail.amazonaws.com");
    }

    /** Another's lock on the vault of a message. */
    static String sameVault(String message, String role, String session, String at) {
        var vault = Json.parse(message)
                .path("detail")
                .path("requestParameters")
                .path("backupVaultName")
                .asText();
        var mine = call(UUID.randomUUID().toString(), "PutBackupVaultLockConfiguration", assumed(role, session), at);
        var own = Json.parse(mine)
                .path("detail")
                .path("requestParameters")
                .path("backupVaultName")
                .asText();
        return mine.replace(own, vault);
    }

    /** A restore testing plan restored a volume. */
    static String restores(String id, String at) {
        return """
                {"version": "0", "id": "%1$s", "detail-type": "Restore Job State Change", "source": "aws.backup",
                 "account": "123456789012", "time": "%2$s", "region": "eu-west-1", "resources": [],
                 "detail": {"restoreJobId": "%1$s", "status": "COMPLETED", "resourceType": "EBS",
                  "creationDate": "%2$s", "completionDate": "%2$s",
                  "restoreTestingPlanArn": "arn:aws:backup:eu-west-1:123456789012:restore-testing-plan:weekly",
                  "backupVaultArn": "arn:aws:backup:eu-west-1:123456789012:backup-vault:tested",
                  "recoveryPointArn": "arn:aws:ec2:eu-west-1::snapshot/snap-%1$s",
                  "sourceResourceArn": "arn:aws:ec2:eu-west-1:123456789012:volume/vol-%1$s"}}""".formatted(id, at);
    }

    /** Retention ran out: AWS Backup itself deletes. */
    static String expires(String at) {
        return call(UUID.randomUUID().toString(), "DeleteRecoveryPoint", """
                {"type": "AWSService", "invokedBy": "backup.amazonaws.com", "accountId": "123456789012"}""", at);
    }

    private static String assumed(String role, String session) {
        return """
                {"type": "AssumedRole", "accountId": "123456789012",
                 "arn": "arn:aws:sts::123456789012:assumed-role/%1$s/%2$s",
                 "sessionContext": {"sessionIssuer": {"type": "Role", "arn": "arn:aws:iam::123456789012:role/%1$s"}}}""".formatted(role, session);
    }

    /** In a vault that only this caller knows: what has a vault in common is one story. */
    private static String call(String id, String name, String identity, String at) {
        return """
                {"version": "0", "id": "%1$s", "detail-type": "AWS API Call via CloudTrail", "source": "aws.backup",
                 "account": "123456789012", "time": "%4$s", "region": "eu-west-1", "resources": [],
                 "detail": {"eventVersion": "1.11", "eventID": "%1$s", "eventTime": "%4$s",
                  "eventSource": "backup.amazonaws.com", "eventName": "%2$s", "awsRegion": "eu-west-1",
                  "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2", "recipientAccountId": "123456789012",
                  "readOnly": false, "responseElements": null,
                  "requestParameters": {"backupVaultName": "vault-%5$s",
                   "backupVaultArn": "arn:aws:backup:eu-west-1:123456789012:backup-vault:vault-%5$s",
                   "recoveryPointArn": "arn:aws:backup:eu-west-1:123456789012:recovery-point:%1$s"},
                  "userIdentity": %3$s}}""".formatted(id, name, identity, at, Math.abs(identity.hashCode()));
    }
}
