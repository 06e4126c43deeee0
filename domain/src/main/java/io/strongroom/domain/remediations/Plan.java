package io.strongroom.domain.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An exact, ordered list of changes on one target. An approval binds its digest, so that what is applied is what was
 * approved.
 *
 * @param digest {@code sha256:} over remediation, target, parameters, changes and warnings in canonical form
 * @param riskClass the highest of its changes
 * @param expiresAt when it must be made anew: 24 h after {@code createdAt}
 */
public record Plan(
        Target target,
        List<Change> changes,
        List<Warning> warnings,
        String digest,
        RiskClass riskClass,
        Instant createdAt,
        Instant expiresAt) {
    /** How long a plan may wait for approval and apply. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    public Plan {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    public static Plan of(RemediationRequest request, List<Change> changes, List<Warning> warnings, Instant now) {
        var risk = changes.stream()
                .map(change -> FacetRules.risk(change, request.target().accountId()))
                .reduce(RiskClass.R0, RiskClass::atLeast);
        var expiresAt = now.plus(LIFETIME);
        return new Plan(request.target(), changes, warnings, digest(request, changes, warnings), risk, now, expiresAt);
    }

    /** The digest of the same changes made at any time. */
    public static String digest(RemediationRequest request, List<Change> changes, List<Warning> warnings) {
        var tree = Json.object();
        tree.set("request", Json.tree(request));
        tree.set("changes", Json.tree(changes));
        tree.set("warnings", Json.tree(warnings));
        JsonNode node = tree;
        return Json.digest(node);
    }

    public int irreversible() {
        return (int) changes.stream().filter(FacetRules::irreversible).count();
    }

    public Optional<LockMoment> lockMoment() {
        return LockMoment.of(changes, createdAt, expiresAt);
    }

    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
