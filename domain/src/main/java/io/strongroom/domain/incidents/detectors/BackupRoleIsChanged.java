package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.DetectorSpec.Takes;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The role that backups are made with is changed or gone, or somebody may not hand it to AWS Backup: backups stop. */
@Singleton
final class BackupRoleIsChanged implements Detector {
    private static final Map<String, String> DEEDS = Map.of(
            "UpdateAssumeRolePolicy", "changed who may take on",
            "PutRolePolicy", "changed a policy of",
            "DeleteRolePolicy", "deleted a policy of",
            "AttachRolePolicy", "attached a policy to",
            "DetachRolePolicy", "detached a policy from",
            "PutRolePermissionsBoundary", "put a boundary on",
            "DeleteRolePermissionsBoundary", "took the boundary off",
            "DeleteRole", "deleted");

    /** A policy that roles have: what it says from now on they may. */
    private static final Map<String, String> OF_POLICIES = Map.of(
            "CreatePolicyVersion", "put a new version in force of",
            "SetDefaultPolicyVersion", "put another version in force of");

    /** The role that the console of AWS Backup makes and offers, whatever plans say. */
    private static final String OF_CONSOLE = "AWSBackupDefaultServiceRole";

    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-17",
                    "A role that backups are made with was changed, deleted or refused",
                    Severity.HIGH,
                    Stream.concat(
                                    Stream.concat(DEEDS.keySet().stream(), OF_POLICIES.keySet().stream())
                                            .map(name -> "iam:" + name),
                                    Stream.of(
                                            "backup:StartBackupJob",
                                            "backup:StartRestoreJob",
                                            "backup:StartCopyJob",
                                            "backup:CreateBackupSelection"))
                            .toArray(String[]::new))
            .taking(Takes.BOTH)
            .needing(Need.POSTURE);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        if (!event.source().startsWith("iam.")) {
            return refused(event);
        }
        boolean deaf =
                !event.succeeded() || event.actor().filter(around::trusted).isPresent();
        if (deaf) {
            return Optional.empty();
        }
        return OF_POLICIES.containsKey(event.name()) ? policy(event, around) : changed(event, around);
    }

    private static Optional<Detection> changed(AwsEvent event, Surroundings around) {
        var role = event.requested("roleName").orElse("");
        var known = known(role, event.account(), around);
        boolean byName = role.toLowerCase(Locale.ROOT).contains("backup");
        if (!known.orElse(byName)) {
            return Optional.empty();
        }
        var doubt = known.isPresent()
                ? ""
                : " Whether a plan uses the role could not be told, for the account has not been assessed; its name says"
                        + " so.";
        return Optional.of(Detection.of(SPEC, event)
                .severity(known.isPresent() ? SPEC.severity() : Severity.MEDIUM)
                .resources(List.of("arn:aws:iam::" + event.account() + ":role/" + role))
                .because(Words.who(event) + " " + DEEDS.get(event.name()) + " role " + role + ".")
                .impact("Backups, copies and restores run with this role: without the right rights they fail, and with"
                        + " too many it is a way to all data." + doubt)
                .facts(Json.object().put("role", role).put("usedByPlan", known.isPresent()))
                .build());
    }

    /** Which roles have a policy is not kept of an assessment: its name tells, where it has a backup role's in it. */
    private static Optional<Detection> policy(AwsEvent event, Surroundings around) {
        var arn = event.requested("policyArn").orElse("");
        var name = arn.substring(arn.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean inForce = event.name().equals("SetDefaultPolicyVersion")
                || event.request().path("setAsDefault").asBoolean();
        boolean ofRole = Stream.concat(Stream.of(OF_CONSOLE), usedByPlans(event.account(), around))
                .anyMatch(role -> name.contains(role.toLowerCase(Locale.ROOT)));
        if (!inForce || !(ofRole || name.contains("backup"))) {
            return Optional.empty();
        }
        return Optional.of(Detection.of(SPEC, event)
                .severity(ofRole ? SPEC.severity() : Severity.MEDIUM)
                .resources(List.of(arn))
                .because(Words.who(event) + " " + OF_POLICIES.get(event.name()) + " policy " + arn + ".")
                .impact(
                        "Whoever has the policy may do from now on what the new version says: a backup role that may not"
                                + " back up, or may do everything. Which roles have it could not be told; "
                                + (ofRole
                                        ? "its name is that of a role that plans use."
                                        : "its name speaks of backups."))
                .facts(Json.object().put("policy", arn).put("namedAsBackupRole", ofRole))
                .build());
    }

    private static Stream<String> usedByPlans(AccountId account, Surroundings around) {
        return around.baselines(account).stream()
                .flatMap(seen -> seen.of(Kinds.BACKUP_PLANS).values().stream())
                .flatMap(plan -> plan.path("selections").path("told").findValuesAsText("iamRoleArn").stream())
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .filter(role -> !role.isEmpty());
    }

    /** Whether a plan uses the role, or the console does; empty when that was not read. */
    private static Optional<Boolean> known(String role, AccountId account, Surroundings around) {
        if (role.equals(OF_CONSOLE)) {
            return Optional.of(true);
        }
        var baselines = around.baselines(account).stream()
                .filter(seen -> seen.covers(Kinds.BACKUP_PLANS))
                .toList();
        if (baselines.isEmpty()) {
            return Optional.empty();
        }
        var selections = baselines.stream()
                .flatMap(seen -> seen.of(Kinds.BACKUP_PLANS).values().stream())
                .map(plan -> plan.path("selections"))
                .toList();
        boolean used = selections.stream()
                .flatMap(one -> one.path("told").findValuesAsText("iamRoleArn").stream())
                .anyMatch(arn -> arn.endsWith("/" + role));
        boolean untold = selections.stream().anyMatch(Told::isUnknown);
        return !used && untold ? Optional.empty() : Optional.of(used);
    }

    private static Optional<Detection> refused(AwsEvent event) {
        var message = event.detail().path("errorMessage").asText();
        if (!event.denied() || !message.contains("iam:PassRole")) {
            return Optional.empty();
        }
        return Optional.of(Detection.of(SPEC, event)
                .severity(Severity.MEDIUM)
                .because(Words.who(event) + " was refused to hand a role to AWS Backup with " + event.name() + ".")
                .impact("What they meant to back up or restore was not. Where it worked before, somebody changed their"
                        + " rights or the role.")
                .facts(Json.object().put("role", event.requested("iamRoleArn").orElse("")))
                .build());
    }
}
