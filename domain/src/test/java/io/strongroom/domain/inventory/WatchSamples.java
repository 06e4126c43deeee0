package io.strongroom.domain.inventory;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.backup.JobTotals;
import io.strongroom.domain.inventory.backup.MalwareScan;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.inventory.backup.RestoreTest;
import io.strongroom.domain.inventory.backup.RestoreTestingPlan;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.inventory.surroundings.Detector;
import io.strongroom.domain.inventory.surroundings.Platform;
import io.strongroom.domain.inventory.surroundings.SecurityHub;
import io.strongroom.domain.inventory.trails.Alarm;
import io.strongroom.domain.inventory.trails.EventRule;
import io.strongroom.domain.inventory.trails.LogGroup;
import io.strongroom.domain.inventory.trails.Topic;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What watches over backups, as it should be; the counterpart of {@link Samples}. */
public final class WatchSamples {
    public static final String TOPIC_ARN = "arn:aws:sns:eu-west-1:123456789012:backup-alerts";
    public static final String RESOURCE_ARN = "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1";
    public static final Coverage DENIED = new Coverage.Denied("some:Action");

    private WatchSamples() {}

    /** A Region that opted in to EBS and S3. */
    public static BackupSettings settings() {
        return new BackupSettings(
                "arn:aws:backup:eu-west-1:123456789012:region-settings", Map.of("EBS", true, "S3", true), Map.of());
    }

    /** A Region with settings and one vault in use. */
    public static Inventory.Builder region() {
        return Samples.inventory()
                .read(Kinds.BACKUP_SETTINGS, List.of(settings()))
                .read(Kinds.VAULTS, List.of(Samples.vault()));
    }

    /** A Region whose only vault is the empty one that AWS makes. */
    public static Inventory.Builder idleRegion() {
        var preset = Records.with(Records.with(Samples.vault(), "name", "Default"), "recoveryPoints", 0L);
        return region().read(Kinds.VAULTS, List.of(preset));
    }

    public static Inventory.Builder account() {
        return Samples.inventory().read(Kinds.ACCOUNT, List.of(Samples.account()));
    }

    /** The log group of {@link Samples#trail()}, kept for a year. */
    public static LogGroup logGroup() {
        return new LogGroup(
                "arn:aws:logs:eu-west-1:123456789012:log-group:backup-audit",
                "backup-audit",
                Optional.of(365),
                Optional.of(Samples.KEY_ARN),
                List.of());
    }

    public static Alarm alarm(String namespace, String metric) {
        return new Alarm(
                "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:" + metric,
                metric,
                namespace,
                metric,
                true,
                List.of(TOPIC_ARN),
                "OK");
    }

    /** A rule on the default bus with a target that keeps what it cannot take. */
    public static EventRule rule(String pattern) {
        return new EventRule(
                "arn:aws:events:eu-west-1:123456789012:rule/tampering",
                "tampering",
                "default",
                true,
                Optional.of(Json.parse(pattern)),
                Told.known(List.of(new EventRule.RuleTarget(
                        "queue",
                        "arn:aws:sqs:eu-west-1:123456789012:events",
                        Optional.of("arn:aws:sqs:eu-west-1:123456789012:events-dead")))));
    }

    /** A vault that tells {@link #TOPIC_ARN} of everything. */
    public static Vault notifyingVault() {
        return Records.with(
                Samples.vault(),
                "notifications",
                new Vault.Notifications(
                        TOPIC_ARN,
                        Set.of(
                                "BACKUP_JOB_COMPLETED",
                                "COPY_JOB_FAILED",
                                "RESTORE_JOB_COMPLETED",
                                "RECOVERY_POINT_MODIFIED")));
    }

    /** An encrypted topic that AWS Backup may publish to and one person has confirmed. */
    public static Topic topic() {
        return new Topic(
                TOPIC_ARN,
                Told.known(Samples.policy("""
                        {"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"SNS:Publish","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}}""")),
                Told.known("alias/backup-prod"),
                Told.known(List.of(new Topic.Subscription("email", "oncall@example.com", true))));
    }

    /** A key that AWS Backup may use to publish to a topic. */
    public static Key topicKey() {
        return Records.with(Samples.key(), "policy", Samples.policy("""
                {"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":["kms:Decrypt","kms:GenerateDataKey*"],"Resource":"*"}"""));
    }

    /** GuardDuty, on and managed, with nothing found. */
    public static Detector detector() {
        return new Detector(
                "arn:aws:guardduty:eu-west-1:123456789012:detector/abc",
                true,
                Set.of("S3_DATA_EVENTS"),
                Told.known(new AccountId("999999999999")),
                Told.known(List.of()));
    }

    public static SecurityHub hub() {
        return new SecurityHub(
                "arn:aws:securityhub:eu-west-1:123456789012:hub/default",
                Told.known(Set.of(
                        "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0")),
                Told.known(Set.of()),
                Told.known(true),
                Told.known(new AccountId("999999999999")));
    }

    /** An EBS volume, backed up an hour ago. */
    public static ProtectedResource resource() {
        return new ProtectedResource(
                RESOURCE_ARN,
                "EBS",
                Optional.of(Samples.NOW.minusSeconds(3_600)),
                Optional.of(Samples.VAULT_ARN),
                Told.none());
    }

    /** A finished scan of a backup of that volume which found nothing. */
    public static MalwareScan scan(String point, Instant at) {
        return new MalwareScan(
                "arn:aws:backup:eu-west-1:123456789012:scan-job:" + point + at.getEpochSecond(),
                "arn:aws:ec2:eu-west-1::snapshot/" + point,
                Optional.empty(),
                Optional.of(RESOURCE_ARN),
                "COMPLETED",
                Optional.of("NO_THREATS_FOUND"),
                at,
                Optional.of(at.plusSeconds(600)));
    }

    /** A good restore test of that volume, a day ago, in half an hour. */
    public static RestoreTest restoreTest() {
        var at = Samples.NOW.minusSeconds(86_400);
        return new RestoreTest(
                "arn:aws:backup:eu-west-1:123456789012:restore-job:1",
                "arn:aws:backup:eu-west-1:123456789012:restore-testing-plan:weekly",
                "arn:aws:ec2:eu-west-1::snapshot/snap-1",
                Optional.empty(),
                Optional.of(RESOURCE_ARN),
                "EBS",
                "COMPLETED",
                Optional.of("SUCCESSFUL"),
                Optional.of("SUCCESSFUL"),
                at,
                Optional.of(at.plusSeconds(1_800)));
    }

    /** A weekly plan that tests all volumes. */
    public static RestoreTestingPlan restoreTestingPlan() {
        return new RestoreTestingPlan(
                "arn:aws:backup:eu-west-1:123456789012:restore-testing-plan:weekly",
                "weekly",
                "cron(0 5 ? * SUN *)",
                Told.known(List.of(new RestoreTestingPlan.Selection(
                        "volumes", "EBS", Samples.BACKUP_ROLE, List.of("*"), List.of(), Map.of()))));
    }

    public static JobTotals jobs(String state, long jobs) {
        return new JobTotals(
                "arn:aws:backup:eu-west-1:123456789012:job-totals/BACKUP/" + state,
                "BACKUP",
                "EBS",
                state,
                state.equals("COMPLETED") ? "SUCCESS" : "AccessDenied",
                jobs);
    }

    /** Strongroom with two roles of its own, nothing lost and alerts seen a week ago. */
    public static Platform platform() {
        var trusting = Records.with(
                Records.with(Samples.role(), "arn", "arn:aws:iam::123456789012:role/strongroom-read"),
                "trust",
                Samples.policy("""
                        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:role/worker"},"Action":"sts:AssumeRole",
                         "Condition":{"StringEquals":{"sts:ExternalId":"agreed-on"}}}"""));
        var read = Records.with(trusting, "policies", Map.of("read", Samples.policy("""
                        {"Effect":"Allow","Action":["backup:List*","backup:DescribeBackupVault","kms:GetKeyPolicy"],"Resource":"*"}""")));
        var change = Records.with(
                Records.with(Samples.role(), "arn", "arn:aws:iam::123456789012:role/strongroom-change"),
                "boundary",
                Optional.of(Samples.policy("""
                        {"Effect":"Allow","Action":"backup:*","Resource":"*"}""")));
        return new Platform(
                "arn:aws:strongroom::123456789012:platform",
                Told.known(read),
                Told.known(change),
                Told.known(true),
                Told.known(0L),
                Told.known(Samples.NOW.minusSeconds(86_400L * 7)));
    }

    /** An organization that delegates what is given. */
    public static Organization organization(Map<String, Set<AccountId>> delegated) {
        return new Organization(
                "arn:aws:organizations::999999999999:organization/o-example",
                "o-example",
                new AccountId("999999999999"),
                List.of(),
                Told.none(),
                Told.none(),
                Told.known(delegated),
                Told.none(),
                Told.none());
    }
}
