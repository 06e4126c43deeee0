package io.strongroom.domain.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.Lifecycle;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.inventory.trails.Trail;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resources of one account as they should be; {@link Records#with} spoils one thing of them. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    public static final AccountId ACCOUNT = new AccountId("123456789012");
    public static final Region REGION = new Region("eu-west-1");
    public static final String KEY_ARN = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555";
    public static final String VAULT_ARN = "arn:aws:backup:eu-west-1:123456789012:backup-vault:prod";
    public static final String BACKUP_ROLE = "arn:aws:iam::123456789012:role/backup-service";

    private Samples() {}

    public static Inventory.Builder inventory() {
        return Inventory.of(new Target(ACCOUNT, REGION), NOW);
    }

    public static JsonNode policy(String statements) {
        return Json.parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
    }

    /** A customer managed key that rotates, with the default policy. */
    public static Key key() {
        return new Key(
                KEY_ARN,
                "11111111-2222-3333-4444-555555555555",
                Set.of("alias/backup-prod"),
                Told.known("CUSTOMER"),
                Told.known("Enabled"),
                Told.known("AWS_KMS"),
                Told.known("SYMMETRIC_DEFAULT"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Told.known(new Key.Rotation(true, Optional.of(365), Optional.of(NOW.plusSeconds(86_400)))),
                Told.known(policy("""
                        {"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}""")),
                Told.known(List.of()));
    }

    /** A key that KMS lists and lets nobody describe. */
    public static Key darkKey() {
        Coverage denied = new Coverage.Denied("kms:DescribeKey");
        return new Key(
                KEY_ARN.replace("/1", "/d"),
                "d1111111-2222-3333-4444-555555555555",
                Set.of(),
                Told.unknown(denied),
                Told.unknown(denied),
                Told.unknown(denied),
                Told.unknown(denied),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Told.unknown(denied),
                Told.unknown(denied),
                Told.unknown(denied));
    }

    /** A vault on that key, governed for 35 days up, with nothing special. */
    public static Vault vault() {
        return new Vault(
                VAULT_ARN,
                "prod",
                "BACKUP_VAULT",
                Optional.of(KEY_ARN),
                true,
                Optional.empty(),
                Optional.of(35L),
                Optional.of(365L),
                10,
                NOW.minusSeconds(86_400L * 400),
                Told.none(),
                Told.none(),
                Told.known(Map.of("owner", "platform")),
                Told.none(),
                Told.known(List.of()));
    }

    /** Ten encrypted EBS recovery points in that vault, kept for 90 days. */
    public static RecoveryPoints recoveryPoints() {
        return new RecoveryPoints(
                VAULT_ARN + "#EBS",
                VAULT_ARN,
                "EBS",
                Optional.of(KEY_ARN),
                true,
                "COMPLETED",
                Optional.of(90L),
                Optional.empty(),
                10,
                10_000_000_000L,
                NOW.minusSeconds(86_400L * 10),
                NOW.minusSeconds(3_600),
                Optional.of(NOW.plusSeconds(86_400L * 90)),
                List.of("arn:aws:ec2:eu-west-1::snapshot/snap-0123456789abcdef0"));
    }

    /** A plan with one daily rule into that vault, 90 days, and one selection of everything tagged for it. */
    public static BackupPlan plan() {
        return new BackupPlan(
                "arn:aws:backup:eu-west-1:123456789012:backup-plan:daily",
                "daily",
                "daily",
                false,
                List.of(new BackupPlan.Rule(
                        "rule-1",
                        "daily",
                        "prod",
                        Optional.of("cron(0 5 ? * * *)"),
                        "Etc/UTC",
                        Optional.of(new Lifecycle(Optional.of(90L), Optional.empty(), Optional.empty())),
                        List.of(),
                        false,
                        Map.of("owner", "platform"),
                        Optional.empty(),
                        false)),
                Told.known(List.of(new BackupPlan.Selection(
                        "sel-1",
                        "tagged",
                        BACKUP_ROLE,
                        List.of("*"),
                        List.of(),
                        List.of(),
                        List.of(new BackupPlan.TagTest("STRINGEQUALS", "backup", "daily"))))),
                Told.known(Map.of("owner", "platform")),
                Set.of(),
                Optional.empty());
    }

    /** A role that AWS Backup alone assumes. */
    public static Role role() {
        return new Role(
                BACKUP_ROLE,
                "backup-service",
                "/",
                policy("""
                        {"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}}"""),
                Map.of("arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup", policy("""
                        {"Effect":"Allow","Action":["ec2:CreateSnapshot","ec2:DescribeVolumes"],"Resource":"*"}""")),
                Optional.empty(),
                Map.of());
    }

    /** A private, versioned, logging bucket on that key. */
    public static Bucket bucket() {
        return new Bucket(
                "arn:aws:s3:::my-backup-bucket",
                "my-backup-bucket",
                Told.known(REGION),
                Told.known(new Bucket.Encryption("aws:kms", Optional.of(KEY_ARN), true, Set.of("SSE-C"))),
                Told.known(policy("""
                        {"Sid":"TlsOnly","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::my-backup-bucket","arn:aws:s3:::my-backup-bucket/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}""")),
                Told.known(false),
                Told.known(new Bucket.PublicAccessBlock(true, true, true, true)),
                Told.known("BucketOwnerEnforced"),
                Told.known(new Bucket.Versioning(true, true)),
                Told.known(new Bucket.ObjectLock(Optional.of("GOVERNANCE"), Optional.of(35L))),
                Told.known("my-backup-bucket-access-logs"),
                Told.known(List.of()),
                Told.known(Map.of()));
    }

    /** A validated multi-Region trail that logs everything, its KMS events too. */
    public static Trail trail() {
        return new Trail(
                "arn:aws:cloudtrail:eu-west-1:123456789012:trail/backup-audit",
                "backup-audit",
                REGION,
                "backup-audit-logs",
                Optional.of(KEY_ARN),
                Optional.of("arn:aws:logs:eu-west-1:123456789012:log-group:backup-audit:*"),
                true,
                true,
                false,
                Told.known(new Trail.Status(true, Optional.of(NOW.minusSeconds(120)), Optional.empty())),
                Told.known(Json.parse("""
                        [{"name":"management","fieldSelectors":[{"field":"eventCategory","equals":["Management"]}]}]""")));
    }

    /** The account while its organization cannot be read. */
    public static Membership untoldAccount() {
        Coverage denied = new Coverage.Denied("organizations:DescribeOrganization");
        return new Membership("arn:aws:iam::123456789012:root", ACCOUNT, Told.unknown(denied), Told.unknown(denied));
    }

    public static Membership account() {
        return new Membership("arn:aws:iam::123456789012:root", ACCOUNT, Told.known("/prod/backup"), Told.known(false));
    }
}
