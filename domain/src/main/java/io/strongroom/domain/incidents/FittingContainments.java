package io.strongroom.domain.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.RemediationId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which remediations undo or stop what an incident is about: by what its detections know, and only where that is enough to
 * ask for them. The first detection of a thing counts, for it knows how the thing was before.
 */
public final class FittingContainments {
    /** Calls after which a key can be had back. */
    private static final Set<String> KEY_IS_OFF = Set.of("DisableKey", "ScheduleKeyDeletion");

    /** Detectors that tell of recovery points that are, or may soon be, taken away. */
    private static final Set<String> POINTS_IN_DANGER = Set.of("INC-01", "INC-02", "INC-03", "INC-12");

    /** How far back a hold reaches: to the oldest that AWS Backup can have. */
    private static final Instant FIRST = Instant.parse("2019-01-01T00:00:00Z");

    private final Incident incident;
    private final Instant now;
    private final Map<List<String>, Containment> found = new LinkedHashMap<>();

    private FittingContainments(Incident incident, Instant now) {
        this.incident = incident;
        // The parameters name moments to the second; the last whole one has passed.
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** In the order in which they are best done: first who does it, then what they did. */
    public static List<Containment> of(Incident incident, Collection<TimelineEntry> timeline, Instant now) {
        var fitting = new FittingContainments(incident, now);
        fitting.sessions();
        var detections = timeline.stream()
                .filter(TimelineEntry.Found.class::isInstance)
                .map(TimelineEntry.Found.class::cast)
                .toList();
        detections.forEach(fitting::key);
        detections.forEach(fitting::lock);
        detections.forEach(fitting::policy);
        detections.forEach(fitting::hold);
        return List.copyOf(fitting.found.values());
    }

    /** Roles alone have sessions that a policy can end. */
    private void sessions() {
        incident.principal()
                .flatMap(Arn::parse)
                .filter(arn -> arn.service().equals("iam") && arn.resource().matches("role/[A-Za-z0-9+=,.@_-]+"))
                .ifPresent(role -> add(
                        "deny-role-sessions",
                        role,
                        new Target(new AccountId(role.account()), global(role)),
                        Json.object().put("roleName", role.name()).put("issuedBefore", now.toString()),
                        "Stops whoever holds a session of " + role.name() + " that has begun."));
    }

    private void key(TimelineEntry.Found detection) {
        if (KEY_IS_OFF.contains(detection.facts().path("call").asText())) {
            arn(detection, "keyArn")
                    .ifPresent(key -> add(
                            "enable-backup-key",
                            key,
                            target(key),
                            Json.object().put("keyArn", key.toString()),
                            "Cancels the deletion of the key where one is pending, and enables it: without it nothing that"
                                    + " it encrypts can be restored."));
        }
    }

    private void lock(TimelineEntry.Found detection) {
        var before = detection.facts().path("lockBefore");
        if (!before.path("minRetentionDays").isInt()) {
            return;
        }
        arn(detection, "vaultArn").ifPresent(vault -> {
            var parameters = Json.object().put("vaultName", vault.name()).put("mode", "GOVERNANCE");
            before.properties().forEach(bound -> parameters.set(bound.getKey(), bound.getValue()));
            add(
                    "lock-backup-vault",
                    vault,
                    target(vault),
                    parameters,
                    "Puts the bounds back that the vault's lock had, in governance mode.");
        });
    }

    private void policy(TimelineEntry.Found detection) {
        var before = detection.facts().path("before");
        if (!detection.detector().value().equals("INC-04") || !before.isObject()) {
            return;
        }
        arn(detection, "vaultArn").ifPresent(vault -> {
            var parameters = Json.object().put("vaultName", vault.name());
            parameters.set("policy", before);
            add(
                    "restore-vault-policy",
                    vault,
                    target(vault),
                    parameters,
                    "Puts the access policy back that the last assessment before it saw.");
        });
    }

    private void hold(TimelineEntry.Found detection) {
        if (!POINTS_IN_DANGER.contains(detection.detector().value())
                || detection.facts().path("gone").asBoolean()) {
            return;
        }
        arn(detection, "vaultArn")
                .ifPresent(vault -> add(
                        "hold-recovery-points",
                        vault,
                        target(vault),
                        Json.object()
                                .put("title", "incident-" + incident.number() + " " + vault.name())
                                .put("vaultName", vault.name())
                                .put("from", FIRST.toString())
                                .put("to", now.minus(Duration.ofSeconds(1)).toString())
                                .put("reason", "incident " + incident.number()),
                        "Keeps what the vault still has, whoever may delete it, until the hold is cancelled."));
    }

    private void add(String remediation, Arn about, Target target, JsonNode parameters, String why) {
        found.putIfAbsent(
                List.of(remediation, about.toString()),
                new Containment(new RemediationId(remediation), about.toString(), target, parameters, why));
    }

    private static Optional<Arn> arn(TimelineEntry.Found detection, String fact) {
        return Arn.parse(detection.facts().path(fact).asText())
                .filter(arn -> Region.fits(arn.region()) && AccountId.fits(arn.account()));
    }

    private static Target target(Arn arn) {
        return new Target(new AccountId(arn.account()), new Region(arn.region()));
    }

    private static Region global(Arn arn) {
        return Arrays.stream(Partition.values())
                .filter(partition -> partition.id().equals(arn.partition()))
                .findFirst()
                .orElse(Partition.AWS)
                .globalRegion();
    }
}
