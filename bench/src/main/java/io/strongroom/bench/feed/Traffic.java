package io.strongroom.bench.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Messages as EventBridge puts them on the queue: what an organization does all day, of which little concerns a detector, and
 * attacks that are asked for. The same seed gives the same ones.
 */
final class Traffic {
    /** What attackers are called, before a number of five digits. */
    static final String INTRUDER = "feed-intruder-";

    /** Messages of one attack. */
    static final int STEPS = 3;

    private static final int ROLES = 200;
    private static final int RESOURCES = 10_000;
    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "ap-southeast-2");
    private static final List<String> READS = List.of(
            "ec2:DescribeInstances", "s3:ListBuckets", "backup:ListBackupJobs", "kms:DescribeKey", "sts:AssumeRole");
    private static final List<String> WRITES = List.of(
            "ec2:CreateTags", "ec2:RunInstances", "lambda:UpdateFunctionCode20150331v2", "logs:CreateLogStream");

    private final Random random;
    private final List<String> accounts;

    Traffic(long seed, List<String> accounts) {
        this.random = new Random(seed);
        this.accounts = accounts;
    }

    /** One of an ordinary day. */
    String ordinary(Instant at) {
        int share = random.nextInt(100);
        if (share < 40) {
            return byRole(READS.get(random.nextInt(READS.size())), at, true, "");
        }
        if (share < 65) {
            return byRole(WRITES.get(random.nextInt(WRITES.size())), at, false, "");
        }
        if (share < 88) {
            // A few of them failed: detectors look back on what happened to the resource before.
            return job(share == 65 ? "FAILED" : share < 74 ? "RUNNING" : "COMPLETED", at);
        }
        if (share < 93) {
            return retention(at);
        }
        if (share < 97) {
            return """
                    {"version":"0","id":"%s","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2",\
                    "account":"%s","time":"%s","region":"%s","resources":[],"detail":{"state":"running"}}""".formatted(id(), account(), at, region());
        }
        // Watched by detectors, and no incident: a refusal now and then, a backup asked for by hand.
        return share == 97
                ? byRole("kms:Decrypt", at, true, "\"errorCode\":\"AccessDenied\",\"errorMessage\":\"not authorized\",")
                : byRole("backup:StartBackupJob", at, false, "");
    }

    /** A step of an attack by somebody whom nobody else is: blind the account, unlock its vault, destroy what is in it. */
    String attack(int number, int step, Instant at) {
        var account = accounts.get(number % accounts.size());
        var who = INTRUDER + "%05d".formatted(number);
        var parameters = step == 0
                ? "\"name\":\"arn:aws:cloudtrail:eu-west-1:%s:trail/%s\"".formatted(account, who)
                : "\"backupVaultName\":\"%1$s\",\"backupVaultArn\":\"arn:aws:backup:eu-west-1:%2$s:backup-vault:%1$s\""
                        .formatted(who, account);
        var name = List.of(
                        "cloudtrail:StopLogging",
                        "backup:DeleteBackupVaultLockConfiguration",
                        "backup:DeleteBackupVaultAccessPolicy")
                .get(step);
        return call(name, account, "eu-west-1", assumed(account, who), at, false, "", parameters);
    }

    private String byRole(String word, Instant at, boolean readOnly, String error) {
        var account = account();
        var who = assumed(account, "team-" + random.nextInt(ROLES));
        var parameters =
                "\"filters\":{\"items\":[{\"name\":\"tag:team\",\"valueSet\":{\"items\":[{\"value\":\"t%d\"}]}}]},\"maxResults\":100"
                        .formatted(random.nextInt(RESOURCES));
        return call(word, account, region(), who, at, readOnly, error, parameters);
    }

    /** AWS Backup deletes what has expired, as it does every night. */
    private String retention(Instant at) {
        var parameters =
                "\"backupVaultName\":\"nightly\",\"recoveryPointArn\":\"arn:aws:ec2:eu-west-1::snapshot/snap-%d\""
                        .formatted(random.nextInt(RESOURCES));
        var itself = "{\"type\":\"AWSService\",\"invokedBy\":\"backup.amazonaws.com\"}";
        return call("backup:DeleteRecoveryPoint", account(), region(), itself, at, false, "", parameters);
    }

    private String job(String state, Instant at) {
        return """
                {"version":"0","id":"%1$s","detail-type":"Backup Job State Change","source":"aws.backup","account":"%2$s",\
                "time":"%3$s","region":"%4$s","resources":["arn:aws:backup:%4$s:%2$s:backup-vault:nightly"],"detail":{\
                "backupJobId":"%1$s","backupVaultName":"nightly","backupVaultArn":"arn:aws:backup:%4$s:%2$s:backup-vault:nightly",\
                "bytesTransferred":"%5$d","creationDate":"%3$s","iamRoleArn":"arn:aws:iam::%2$s:role/backup",\
                "resourceArn":"arn:aws:ec2:%4$s:%2$s:volume/vol-%6$d","resourceType":"EBS","state":"%7$s","percentDone":"100.0",\
                "createdBy":{"backupPlanId":"nightly","backupPlanArn":"arn:aws:backup:%4$s:%2$s:backup-plan:nightly",\
                "backupPlanVersion":"1","backupPlanRuleId":"daily"}}}""".formatted(id(), account(), at, region(), random.nextInt(1 << 30), random.nextInt(RESOURCES), state);
    }

    private static String assumed(String account, String role) {
        return """
                {"type":"AssumedRole","principalId":"AROAEXAMPLE:%2$s-session","accountId":"%1$s",\
                "arn":"arn:aws:sts::%1$s:assumed-role/%2$s/%2$s-session","accessKeyId":"ASIAEXAMPLE","sessionContext":{\
                "sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE","arn":"arn:aws:iam::%1$s:role/%2$s","accountId":"%1$s",\
                "userName":"%2$s"},"attributes":{"creationDate":"2026-11-24T06:00:00Z","mfaAuthenticated":"false"}}}""".formatted(account, role);
    }

    private String call(
            String word,
            String account,
            String region,
            String identity,
            Instant at,
            boolean readOnly,
            String error,
            String parameters) {
        var service = word.substring(0, word.indexOf(':'));
        return """
                {"version":"0","id":"%1$s","detail-type":"AWS API Call via CloudTrail","source":"aws.%2$s","account":"%3$s",\
                "time":"%4$s","region":"%5$s","resources":[],"detail":{"eventVersion":"1.11","userIdentity":%6$s,"eventTime":"%4$s",\
                "eventSource":"%2$s.amazonaws.com","eventName":"%7$s","awsRegion":"%5$s","sourceIPAddress":"198.51.100.7",\
                "userAgent":"aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.8 md/arch#x86_64 lang/python#3.13.7",%8$s\
                "requestParameters":{%9$s},"responseElements":null,"requestID":"%1$s","eventID":"%1$s","readOnly":%10$s,\
                "eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"%3$s","eventCategory":"Management",\
                "tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256",\
                "clientProvidedHostHeader":"%2$s.%5$s.amazonaws.com"}}}""".formatted(
                        id(),
                        service,
                        account,
                        at.truncatedTo(ChronoUnit.SECONDS),
                        region,
                        identity,
                        word.substring(service.length() + 1),
                        error,
                        parameters,
                        readOnly);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String account() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private String region() {
        return REGIONS.get(random.nextInt(REGIONS.size()));
    }
}
