package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.policies.Expectations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A day on which people, the platform and AWS do their work: little of it is told, and nothing of it is critical. */
class OrdinaryDayTest {
    private static final String PLATFORM = "arn:aws:iam::123456789012:role/platform-deploy";
    private static final String BACKUP = "backup.amazonaws.com";

    private final DetectorCatalog catalog = DetectorsOnDisk.catalog();
    private final List<AwsEvent> day = new ArrayList<>();

    private AwsEvent call(String source, String name, String request) {
        return Happened.callAt(Happened.AT.plusSeconds(60L * day.size()), source, name, request);
    }

    private void person(String source, String name, String request) {
        day.add(call(source, name, request));
    }

    private void platform(String source, String name, String request) {
        day.add(Happened.by(Happened.session(PLATFORM, "deploy"), call(source, name, request)));
    }

    private void aws(String source, String name, String request) {
        day.add(Happened.by(Happened.awsBackup(), call(source, name, request)));
    }

    private void notice(String source, String type, String detail) {
        day.add(Happened.notice(Happened.AT.plusSeconds(60L * day.size()), source, type, "[]", detail));
    }

    private List<String> told() {
        var around = new KnownSurroundings(
                List.of(),
                Map.of(
                        new Place(Samples.ACCOUNT, "eu-west-1"),
                        Baseline.seenBy(Samples.inventory()
                                .read(Kinds.VAULTS, List.of(Samples.vault()))
                                .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()))
                                .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()))
                                .read(Kinds.KEYS, List.of(Samples.key()))
                                .build())),
                Set.of(new AccountId("210987654321")),
                Expectations.standard(),
                Set.of(),
                Set.of(),
                Set.of(PLATFORM));
        return day.stream()
                .flatMap(event -> catalog.detect(event, around.withEarlier(earlier(event))).stream())
                .map(found -> found.detector() + " " + found.severity())
                .sorted()
                .toList();
    }

    private List<AwsEvent> earlier(AwsEvent event) {
        return day.stream()
                .filter(one -> one.at().isBefore(event.at()) && one.subject().equals(event.subject()))
                .sorted(Comparator.comparing(AwsEvent::at))
                .toList();
    }

    @Test
    void nothingIsCriticalAndLittleIsTold() {
        for (int i = 0; i < 50; i++) {
            aws(
                    BACKUP,
                    "DeleteRecoveryPoint",
                    "{\"backupVaultName\":\"prod\",\"recoveryPointArn\":\"arn:aws:ec2:eu-west-1::snapshot/snap-" + i
                            + "\"}");
            notice(
                    "aws.backup",
                    "Backup Job State Change",
                    "{\"state\":\"COMPLETED\",\"resourceArn\":\"arn:aws:ec2:eu-west-1:123456789012:volume/v\"}");
        }
        aws("kms.amazonaws.com", "RevokeGrant", "{\"keyId\":\"" + Samples.KEY_ARN + "\",\"grantId\":\"g\"}");
        aws(BACKUP, "StartRestoreJob", "{}");
        notice("aws.backup", "Recovery Point State Change", "{\"status\":\"COMPLETED\"}");
        notice(
                "aws.backup",
                "Backup Job State Change",
                "{\"state\":\"FAILED\",\"resourceArn\":\"arn:aws:ec2:eu-west-1:123456789012:volume/w\"}");
        notice("aws.guardduty", "GuardDuty Finding", "{\"type\":\"Recon:EC2/PortProbeUnprotectedPort\"}");
        platform(
                BACKUP,
                "PutBackupVaultLockConfiguration",
                "{\"backupVaultName\":\"prod\",\"minRetentionDays\":35,\"maxRetentionDays\":365}");
        platform(
                BACKUP,
                "PutBackupVaultAccessPolicy",
                "{\"backupVaultName\":\"prod\",\"policy\":\"{\\\"Statement\\\":[]}\"}");
        platform("kms.amazonaws.com", "PutKeyPolicy", "{\"keyId\":\"" + Samples.KEY_ARN + "\",\"policy\":\"{}\"}");
        platform("iam.amazonaws.com", "PutRolePolicy", "{\"roleName\":\"backup-service\"}");
        platform("events.amazonaws.com", "DeleteRule", "{\"name\":\"backup-events\"}");
        platform("organizations.amazonaws.com", "UpdatePolicy", "{\"policyId\":\"p-1\"}");
        platform(
                "s3.amazonaws.com",
                "PutBucketLifecycle",
                "{\"bucketName\":\"corp-backups\",\"LifecycleConfiguration\":{\"Rule\":{\"Status\":\"Enabled\",\"Expiration\":{\"Days\":400}}}}");
        platform(BACKUP, "StartRestoreJob", "{}");
        person("kms.amazonaws.com", "DisableKey", "{\"keyId\":\"99999999-2222-3333-4444-555555555555\"}");
        person(
                "ec2.amazonaws.com",
                "ModifyImageAttribute",
                "{\"imageId\":\"ami-1\",\"launchPermission\":{\"add\":{\"items\":[{\"userId\":\"210987654321\"}]}}}");
        person(
                BACKUP,
                "StartCopyJob",
                "{\"destinationBackupVaultArn\":\"arn:aws:backup:eu-west-1:210987654321:backup-vault:v\"}");
        person(BACKUP, "UpdateRegionSettings", "{\"resourceTypeOptInPreference\":{\"EBS\":true}}");
        person("cloudtrail.amazonaws.com", "UpdateTrail", "{\"name\":\"t\",\"enableLogFileValidation\":true}");
        person("monitoring.amazonaws.com", "DeleteAlarms", "{\"alarmNames\":[\"cpu-high\"]}");
        person(BACKUP, "StartRestoreJob", "{\"recoveryPointArn\":\"arn:aws:ec2:eu-west-1::snapshot/snap-1\"}");
        person(
                BACKUP,
                "DeleteRecoveryPoint",
                "{\"backupVaultName\":\"prod\",\"recoveryPointArn\":\"arn:aws:ec2:eu-west-1::snapshot/snap-1\"}");
        assertEquals(List.of("INC-01 HIGH", "INC-09 MEDIUM", "INC-10 MEDIUM", "INC-15 MEDIUM"), told());
    }
}
