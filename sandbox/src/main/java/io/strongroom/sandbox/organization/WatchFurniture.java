package io.strongroom.sandbox.organization;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Furnished;
import io.strongroom.sandbox.surroundings.SandboxEventBridge;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupVaultEvent;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.sns.SnsClient;

/** Trail, log group, alarms, rules, topic: all there where somebody watches, with holes or missing where nobody does. */
final class WatchFurniture implements Furniture {
    private static final String GROUP = "/account/trail";

    private static final List<String> METRICS = List.of(
            "NumberOfBackupJobsFailed",
            "NumberOfBackupJobsExpired",
            "NumberOfBackupJobsAborted",
            "NumberOfRestoreJobsFailed",
            "NumberOfRecoveryPointsPartial",
            "NumberOfRecoveryPointsExpired",
            "NumberOfCopyJobsFailed");

    private static final String FOR_THE_TRAIL = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Look","Effect":"Allow","Principal":{"Service":\
            "cloudtrail.amazonaws.com"},"Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::%1$s"},{"Sid":"Write",\
            "Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject",\
            "Resource":"arn:aws:s3:::%1$s/AWSLogs/%2$s/*"},{"Sid":"DenyPlainHttp","Effect":"Deny","Principal":"*",\
            "Action":"s3:*","Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],"Condition":{"Bool":{\
            "aws:SecureTransport":"false"}}}]}""";

    private static final String WATCH_KEY = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Account","Effect":"Allow","Principal":{"AWS":\
            "arn:aws:iam::%1$s:root"},"Action":"kms:*","Resource":"*"},{"Sid":"Services","Effect":"Allow","Principal":\
            {"Service":["cloudtrail.amazonaws.com","backup.amazonaws.com","logs.%2$s.amazonaws.com"]},"Action":\
            ["kms:GenerateDataKey*","kms:Decrypt","kms:Encrypt*","kms:DescribeKey"],"Resource":"*"}]}""";

    private static final String TOPIC = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Backup","Effect":"Allow","Principal":{"Service":\
            "backup.amazonaws.com"},"Action":"SNS:Publish","Resource":"%1$s","Condition":{"StringEquals":{\
            "aws:SourceAccount":"%2$s"}}}]}""";

    private static final String LOGS_TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";

    private static final String LOGS_RIGHTS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream",\
            "logs:PutLogEvents"],"Resource":"*"}]}""";

    @Override
    public void furnish(Premises premises) {
        if (premises.isExample()) {
            return;
        }
        boolean keyed = premises.well();
        var key = keyed ? Optional.of(key(premises)) : Optional.<String>empty();
        boolean toLogs = trail(premises, key);
        var topic = topic(premises, key);
        if (toLogs) {
            TamperAlarms.furnish(premises, GROUP, topic);
        }
        notifications(premises, topic, keyed);
        alarms(premises, topic);
        rules(premises, topic);
    }

    private static String key(Premises premises) {
        var kms = premises.home(KmsClient.class);
        var policy =
                WATCH_KEY.formatted(premises.member().id(), premises.member().home());
        var key = kms.createKey(r -> r.description("Key for logs and alerts").policy(policy))
                .keyMetadata();
        kms.createAlias(r -> r.aliasName("alias/" + premises.team() + "-watch").targetKeyId(key.keyId()));
        kms.enableKeyRotation(r -> r.keyId(key.keyId()));
        return key.arn();
    }

    /** @return whether there is one that reaches a log group */
    private static boolean trail(Premises premises, Optional<String> key) {
        boolean there = premises.well();
        premises.expect("MON-01", premises.account(), there);
        if (!there) {
            return false;
        }
        var logs = premises.bucket("logs");
        bucket(premises, logs);
        boolean validated = premises.well();
        boolean keyEvents = premises.well();
        boolean toLogs = premises.well();
        var cloudTrail = premises.home(CloudTrailClient.class);
        var group = toLogs ? Optional.of(group(premises, key)) : Optional.<String>empty();
        var trail = cloudTrail.createTrail(r -> {
            r.name("account-trail").s3BucketName(logs).isMultiRegionTrail(true).enableLogFileValidation(validated);
            key.ifPresent(r::kmsKeyId);
            group.ifPresent(
                    arn -> r.cloudWatchLogsLogGroupArn(arn).cloudWatchLogsRoleArn(premises.role("trail-to-logs")));
        });
        var selector = EventSelector.builder().readWriteType(ReadWriteType.ALL).includeManagementEvents(true);
        if (!keyEvents) {
            selector.excludeManagementEventSources("kms.amazonaws.com");
        }
        boolean objects = premises.well();
        if (objects) {
            selector.dataResources(data -> data.type("AWS::S3::Object").values("arn:aws:s3"));
        }
        cloudTrail.putEventSelectors(r -> r.trailName("account-trail").eventSelectors(selector.build()));
        cloudTrail.startLogging(r -> r.name("account-trail"));
        premises.expect("MON-02", premises.account(), keyEvents);
        premises.expect("MON-03", trail.trailARN(), validated && key.isPresent());
        premises.expect("MON-04", trail.trailARN(), toLogs && key.isPresent());
        premises.expect("MON-05", BucketFurniture.arn(premises.bucket("backups")), objects);
        return toLogs;
    }

    private static void bucket(Premises premises, String logs) {
        var s3 = premises.home(S3Client.class);
        s3.putBucketPolicy(r -> r.bucket(logs)
                .policy(FOR_THE_TRAIL.formatted(logs, premises.member().id())));
        s3.putBucketVersioning(
                r -> r.bucket(logs).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        boolean locked = premises.well();
        if (locked) {
            s3.putObjectLockConfiguration(r -> r.bucket(logs)
                    .objectLockConfiguration(lock -> lock.objectLockEnabled(ObjectLockEnabled.ENABLED)
                            .rule(rule -> rule.defaultRetention(keep -> keep.mode(ObjectLockRetentionMode.GOVERNANCE)
                                    .days(365)))));
        }
        premises.expect("TRN-01", BucketFurniture.arn(logs), true);
        premises.expect("IMM-11", BucketFurniture.arn(logs), locked);
        boolean takesAccessLogs = BucketFurniture.logsAccess(premises);
        premises.expect("MON-06", BucketFurniture.arn(logs), locked && takesAccessLogs);
        if (!takesAccessLogs) {
            // S3 delivers access logs only where nothing is locked by default.
            premises.expect("IMM-10", BucketFurniture.arn(logs), locked);
        }
    }

    private static String group(Premises premises, Optional<String> key) {
        var iam = premises.home(IamClient.class);
        iam.createRole(r -> r.roleName("trail-to-logs").assumeRolePolicyDocument(LOGS_TRUST));
        iam.putRolePolicy(r -> r.roleName("trail-to-logs").policyName("write").policyDocument(LOGS_RIGHTS));
        var logs = premises.home(CloudWatchLogsClient.class);
        logs.createLogGroup(r -> {
            r.logGroupName(GROUP);
            key.ifPresent(r::kmsKeyId);
        });
        logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(400));
        return premises.arn("logs", "log-group:" + GROUP + ":*");
    }

    private static String topic(Premises premises, Optional<String> key) {
        var sns = premises.home(SnsClient.class);
        var topic = sns.createTopic(r -> r.name("backup-alerts")).topicArn();
        sns.setTopicAttributes(r -> r.topicArn(topic)
                .attributeName("Policy")
                .attributeValue(TOPIC.formatted(topic, premises.member().id())));
        key.ifPresent(arn -> sns.setTopicAttributes(
                r -> r.topicArn(topic).attributeName("KmsMasterKeyId").attributeValue(arn)));
        sns.subscribe(r -> r.topicArn(topic).protocol("email").endpoint("backup-alerts@example.com"));
        return topic;
    }

    private static void notifications(Premises premises, String topic, boolean keyed) {
        boolean told = premises.well();
        var vault = premises.arn("backup", "backup-vault:" + premises.mainVault());
        if (told) {
            premises.home(BackupClient.class)
                    .putBackupVaultNotifications(r -> r.backupVaultName(premises.mainVault())
                            .snsTopicArn(topic)
                            .backupVaultEvents(
                                    BackupVaultEvent.BACKUP_JOB_COMPLETED,
                                    BackupVaultEvent.COPY_JOB_FAILED,
                                    BackupVaultEvent.RESTORE_JOB_COMPLETED,
                                    BackupVaultEvent.RECOVERY_POINT_MODIFIED,
                                    BackupVaultEvent.S3_BACKUP_OBJECT_FAILED));
            premises.expect("MON-10", vault, keyed);
        }
        if (premises.planned() || premises.isCalled("backup-vault-central")) {
            premises.expect("MON-09", vault, told);
        }
    }

    private static void alarms(Premises premises, String topic) {
        boolean all = premises.well();
        if (all) {
            var cloudWatch = premises.home(CloudWatchClient.class);
            METRICS.forEach(metric -> cloudWatch.putMetricAlarm(r -> r.alarmName("backup-" + metric)
                    .namespace("AWS/Backup")
                    .metricName(metric)
                    .statistic(Statistic.SUM)
                    .period(3600)
                    .evaluationPeriods(1)
                    .threshold(0.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                    .alarmActions(topic)));
        }
        if (premises.planned()) {
            premises.expect("OPS-02", premises.regionSettings(), all);
        }
    }

    private static void rules(Premises premises, String topic) {
        boolean caught = premises.well();
        if (caught) {
            var pattern = Json.object();
            pattern.putArray("source").add("aws.backup").add("aws.kms");
            Furnished.of(premises.home(EventBridgeClient.class))
                    .keep(
                            SandboxEventBridge.RULES,
                            Rule.builder()
                                    .name("backup-tampering")
                                    .arn(premises.arn("events", "rule/backup-tampering"))
                                    .eventBusName("default")
                                    .state("ENABLED")
                                    .eventPattern(Json.write(pattern))
                                    .build(),
                            ListTargetsByRuleResponse.builder()
                                    .targets(target -> target.id("alerts")
                                            .arn(topic)
                                            .deadLetterConfig(dead -> dead.arn(premises.arn("sqs", "undelivered"))))
                                    .build());
        }
        if (premises.planned() || premises.isCalled("backup-vault-central")) {
            premises.expect("MON-07", premises.regionSettings(), caught);
        }
    }
}
