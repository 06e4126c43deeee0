package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Recall;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Backups are kept for less time, copied or scanned less, or not made any more: what is deleted so is deleted by the rules. */
@Singleton
final class RetentionIsShortened implements Detector {
    private static final String STOP = "backup:StopBackupJob";

    /** So many stopped within {@link #WITHIN} are no job that ran too long. */
    static final int MANY = 5;

    static final Duration WITHIN = Duration.ofMinutes(10);

    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-06",
                    "Backups are kept shorter, copied less or made no more",
                    Severity.HIGH,
                    "backup:UpdateRecoveryPointLifecycle",
                    "backup:UpdateBackupPlan",
                    "backup:DeleteBackupPlan",
                    "backup:DeleteBackupSelection",
                    STOP)
            .recalling(Recall.of(WITHIN, Set.of(STOP)))
            .needing(Need.POSTURE);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        if (event.word().equals(STOP)) {
            return Optional.of(stopped(event, around));
        }
        var baseline = around.baseline(event.account(), event.region());
        var losses = switch (event.name()) {
            case "UpdateRecoveryPointLifecycle" -> lifecycle(event, baseline);
            case "UpdateBackupPlan" ->
                PlanChange.of(event, baseline, around.expectations().minRetentionDays());
            case "DeleteBackupPlan" -> Losses.sureOf("the plan is deleted: it makes no backups any more");
            default -> Losses.sureOf("a selection is deleted: its resources are backed up no more");
        };
        if (!losses.any()) {
            return Optional.empty();
        }
        var less = losses.sentences();
        var facts = Json.object().put("known", losses.known());
        facts.set("less", Json.tree(less));
        return Optional.of(Detection.of(SPEC, event)
                .severity(losses.known() ? SPEC.severity() : Severity.MEDIUM)
                .resources(about(event))
                .because(Words.who(event) + " changed " + target(event) + ": " + String.join("; ", less) + ".")
                .impact("Backups that are needed may be gone when they are, and AWS deletes them without anyone calling"
                        + " for it.")
                .facts(facts)
                .build());
    }

    private static Detection stopped(AwsEvent event, Surroundings around) {
        var job = event.requested("backupJobId").orElse("unknown");
        long many =
                Burst.count(event, around.earlier(), WITHIN, one -> one.word().equals(STOP));
        var detection = Detection.of(SPEC, event)
                .resources(event.resources().isEmpty() ? List.of("backup-job/" + job) : event.resources())
                .impact("What a stopped job was to back up has no new backup until the next one; nothing tries again.")
                .facts(Json.object().put("backupJob", job).put("withinTenMinutes", many));
        if (many >= MANY) {
            return detection
                    .because(Words.who(event) + " stopped " + Words.count(many, "backup job") + " within "
                            + WITHIN.toMinutes() + " minutes, the last one " + job + ".")
                    .occurrence(event.principal().orElse("") + " " + event.account() + " stopped "
                            + Burst.stretch(event, WITHIN))
                    .build();
        }
        return detection
                .severity(Severity.MEDIUM)
                .because(Words.who(event) + " stopped backup job " + job + ".")
                .build();
    }

    private static List<String> about(AwsEvent event) {
        return event.requested("backupVaultName")
                .map(vault -> Vaults.about(event, vault))
                .or(() -> event.requested("backupPlanId")
                        .map(List::of)
                        .filter(id -> event.resources().isEmpty()))
                .orElse(event.resources());
    }

    private static String target(AwsEvent event) {
        return event.requested("recoveryPointArn")
                .map(point -> "recovery point " + point)
                .or(() -> event.requested("backupPlanId").map(plan -> "backup plan " + plan))
                .orElse("a backup plan");
    }

    /** Recovery points are known in groups, with a few by name: one that is in none of those is compared with all of the vault. */
    private static Losses lifecycle(AwsEvent event, Optional<Baseline> baseline) {
        var losses = new Losses();
        var asked = SeenVault.days(event.request().path("lifecycle"), "deleteAfterDays")
                .filter(days -> days > 0);
        if (asked.isEmpty()) {
            return losses;
        }
        var point = event.requested("recoveryPointArn").orElse("");
        var vault = event.requested("backupVaultName").orElse("");
        var known =
                baseline.filter(seen -> seen.covers(Kinds.RECOVERY_POINTS)).map(Stakes::live).orElse(List.of()).stream()
                        .filter(group -> group.inVault(vault))
                        .toList();
        var own =
                known.stream().filter(group -> group.examples().contains(point)).toList();
        var compared = own.isEmpty() ? known : own;
        long now = asked.get();
        if (compared.isEmpty()) {
            losses.untold("it is now kept for " + now + " days; whether that is less than before could not be told");
        } else if (compared.stream().anyMatch(group -> kept(group) > now)) {
            losses.sure("it is now kept for " + now + " days, " + (own.isEmpty() ? "others there" : "before") + " "
                    + before(compared));
        }
        return losses;
    }

    private static long kept(RecoveryPoints group) {
        return group.deleteAfterDays().orElse(Long.MAX_VALUE);
    }

    private static String before(List<RecoveryPoints> groups) {
        var most = new ArrayList<>(
                        groups.stream().map(RetentionIsShortened::kept).sorted().toList())
                .getLast();
        return most == Long.MAX_VALUE ? "for ever" : "for " + most + " days";
    }
}
