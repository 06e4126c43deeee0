package io.strongroom.domain.incidents.corpus;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.incidents.KnownSurroundings;
import io.strongroom.domain.incidents.Place;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.backup.Lifecycle;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.policies.Expectations;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of the accounts that the corpus plays in: as an assessment before the first event saw them. */
final class World {
    static final Instant SEEN = Instant.parse("2026-10-25T03:00:00Z");
    static final String IAC = "iac-deploy";
    static final String WORKER = "StrongroomRemediate";

    private World() {}

    /** @param jobs that sessions of our worker are named after */
    static KnownSurroundings surroundings(Set<JobId> jobs) {
        var baselines = new HashMap<Place, Baseline>();
        Home.GUARDED.forEach(home -> baselines.put(home.place(), Baseline.seenBy(guarded(home))));
        Home.SCRATCH.forEach(home -> baselines.put(home.place(), Baseline.seenBy(scratch(home))));
        var ours = new HashSet<String>();
        Home.GUARDED.forEach(home -> ours.add(home.role(WORKER)));
        return new KnownSurroundings(
                List.of(),
                baselines,
                Set.copyOf(Home.organization()),
                Expectations.standard(),
                ours,
                jobs,
                Set.of("arn:aws*:iam::*:role/" + IAC));
    }

    private static Inventory.Builder inventory(Home home) {
        return Inventory.of(new Target(new AccountId(home.account()), new Region(home.region())), SEEN);
    }

    private static Inventory scratch(Home home) {
        return inventory(home)
                .read(Kinds.VAULTS, List.of())
                .read(Kinds.RECOVERY_POINTS, List.of())
                .read(Kinds.BACKUP_PLANS, List.of())
                .read(Kinds.BACKUP_SETTINGS, List.of(settings(home)))
                .read(Kinds.AUDIT_FRAMEWORKS, List.of())
                .read(Kinds.REPORT_PLANS, List.of())
                .read(Kinds.KEYS, List.of(key(home, home.appKeyId(), "alias/app")))
                .build();
    }

    private static Inventory guarded(Home home) {
        return inventory(home)
                .read(Kinds.VAULTS, List.of(vault(home)))
                .read(Kinds.RECOVERY_POINTS, List.of(points(home, "EBS", 40), points(home, "RDS", 12)))
                .read(Kinds.BACKUP_PLANS, List.of(plan(home)))
                .read(Kinds.BACKUP_SETTINGS, List.of(settings(home)))
                .read(Kinds.AUDIT_FRAMEWORKS, List.of())
                .read(Kinds.REPORT_PLANS, List.of())
                .read(
                        Kinds.KEYS,
                        List.of(key(home, home.keyId(), "alias/backup"), key(home, home.appKeyId(), "alias/app")))
                .build();
    }

    private static BackupSettings settings(Home home) {
        return new BackupSettings(
                home.arn("backup", "region-settings"),
                Map.of("EBS", true, "EC2", true, "RDS", true, "DynamoDB", true, "S3", true),
                Map.of("DynamoDB", true));
    }

    private static Vault vault(Home home) {
        return new Vault(
                home.arn("backup", "backup-vault:" + home.vault()),
                home.vault(),
                "BACKUP_VAULT",
                Optional.of(home.arn("kms", "key/" + home.keyId())),
                true,
                Optional.empty(),
                Optional.of(35L),
                Optional.of(365L),
                52,
                SEEN.minusSeconds(86_400L * 400),
                Told.none(),
                Told.none(),
                Told.known(Map.of("owner", "platform")),
                Told.none(),
                Told.known(List.of()));
    }

    private static RecoveryPoints points(Home home, String type, long count) {
        var vault = home.arn("backup", "backup-vault:" + home.vault());
        return new RecoveryPoints(
                vault + "#" + type,
                vault,
                type,
                Optional.of(home.arn("kms", "key/" + home.keyId())),
                true,
                "COMPLETED",
                Optional.of(90L),
                Optional.empty(),
                count,
                count * 8_000_000_000L,
                SEEN.minusSeconds(86_400L * 90),
                SEEN.minusSeconds(3_600),
                Optional.of(SEEN.plusSeconds(86_400L * 90)),
                List.of("arn:" + home.partition() + ":ec2:" + home.region() + "::snapshot/snap-0aa11bb22cc33dd44"));
    }

    private static BackupPlan plan(Home home) {
        var kept = Optional.of(new Lifecycle(Optional.of(90L), Optional.empty(), Optional.empty()));
        var copy = "arn:" + home.partition() + ":backup:" + home.region() + ":" + home.central()
                + ":backup-vault:central-vault";
        return new BackupPlan(
                home.arn("backup", "backup-plan:" + home.planId()),
                home.planId(),
                "nightly",
                false,
                List.of(new BackupPlan.Rule(
                        "rule-nightly",
                        "nightly",
                        home.vault(),
                        Optional.of("cron(0 3 ? * * *)"),
                        "Etc/UTC",
                        kept,
                        List.of(new BackupPlan.Copy(copy, kept)),
                        false,
                        Map.of(),
                        Optional.empty(),
                        false)),
                Told.known(List.of(new BackupPlan.Selection(
                        "sel-nightly",
                        "tagged",
                        home.role("BackupServiceRole"),
                        List.of("*"),
                        List.of(),
                        List.of(),
                        List.of(new BackupPlan.TagTest("STRINGEQUALS", "backup", "nightly"))))),
                Told.known(Map.of("owner", "platform")),
                Set.of(),
                Optional.empty());
    }

    private static Key key(Home home, String id, String alias) {
        var root = "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:" + home.partition() + ":iam::" + home.account()
                + ":root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}";
        return new Key(
                home.arn("kms", "key/" + id),
                id,
                Set.of(alias),
                Told.known("CUSTOMER"),
                Told.known("Enabled"),
                Told.known("AWS_KMS"),
                Told.known("SYMMETRIC_DEFAULT"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Told.known(new Key.Rotation(true, Optional.of(365), Optional.of(SEEN.plusSeconds(86_400L * 60)))),
                Told.known(Samples.policy(root)),
                Told.known(List.of()));
    }
}
