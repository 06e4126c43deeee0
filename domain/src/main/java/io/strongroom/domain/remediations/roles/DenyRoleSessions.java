package io.strongroom.domain.remediations.roles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyStatement;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.ActingAs;
import io.strongroom.domain.remediations.ParameterFile;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.domain.remediations.Warning;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes every right from the sessions of a role that began before a moment; who takes the role on afterwards has them again. */
@Singleton
final class DenyRoleSessions implements Remediation {
    static final String POLICY = "StrongroomDenySessions";
    private static final String SID = "StrongroomDenyOlderSessions";
    private static final String OPERATOR = "DateLessThan";
    private static final String ISSUED = "aws:TokenIssueTime";

    /** Clocks of the asker's machine and of the worker's differ; more than this is no slip. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId("deny-role-sessions"),
            "No rights for sessions of a role that began before a moment",
            "Puts an inline policy on a role that denies everything to sessions issued before the given moment. The role's"
                    + " own policies and its trust are left alone, and sessions that begin later have all their rights.",
            "2",
            List.of("R-41"),
            RiskClass.R2,
            "The policy goes away again, or back to the earlier moment that it had: sessions that are still valid then have"
                    + " their rights again.",
            ParameterFile.of("deny-role-sessions"));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(RoleInlinePolicy.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        return Set.of(new ReadOnlyFacet.Caller(), new Role(name(request)), facet(request));
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        var role = snapshot.state(new Role(name(request)));
        var wanted = before(request);
        var objection = role.isEmpty()
                ? refused("role-missing", "There is no role " + name(request) + ".")
                : objection(request, role.get().path("arn").asText(), snapshot);
        if (objection.isPresent()) {
            return objection.get();
        }
        var current = snapshot.state(facet(request));
        var policy = current.map(PolicyDocument::of).orElseGet(PolicyDocument::empty);
        if (policy.statements().stream()
                .anyMatch(statement -> issued(statement)
                        .filter(moment -> !moment.isBefore(wanted))
                        .isPresent())) {
            return Proposal.of(List.of());
        }
        var denied = policy.with(List.of(statement(wanted)));
        return Proposal.of(List.of(Change.put(facet(request), current, denied.document())), warnings(request, wanted));
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        return Json.object()
                .put("roleName", name(request))
                .put("policyName", POLICY)
                .put("issuedBefore", before(request).toString());
    }

    private static Optional<Refused> objection(RemediationRequest request, String arn, Snapshot snapshot) {
        if (ActingAs.arns(snapshot).contains(arn)) {
            return refused(
                    "own-role", arn + " is the role that Strongroom acts as. It does not change its own rights.");
        }
        var role = arn.substring(arn.indexOf(":role/") + ":role".length());
        if (role.startsWith("/aws-service-role/")) {
            return refused("role-of-a-service", arn + " belongs to a service of AWS, which alone can change it.");
        }
        if (role.startsWith("/aws-reserved/")) {
            return refused(
                    "role-of-identity-center",
                    arn
                            + " is managed by IAM Identity Center. End the person's session and take away the assignment there.");
        }
        if (role.lastIndexOf('/') > 0) {
            return refused(
                    "role-has-a-path",
                    arn
                            + " has a path, and Strongroom changes roles without one only. Put the policy of this page on it by"
                            + " hand.");
        }
        return before(request).isAfter(snapshot.takenAt().plus(SLACK))
                ? refused(
                        "moment-to-come",
                        before(request) + " is still to come: until then nobody could work with " + arn
                                + ". Name a moment that has passed.")
                : Optional.empty();
    }

    private static ObjectNode statement(Instant wanted) {
        return PolicyStatement.deny(SID)
                .actions("*")
                .resources("*")
                .when(OPERATOR, ISSUED, wanted.toString())
                .build();
    }

    /** The moment of a statement that is as ours are; empty for others. */
    private static Optional<Instant> issued(ObjectNode statement) {
        var moment = statement.path("Condition").path(OPERATOR).path(ISSUED).asText();
        try {
            var instant = Instant.parse(moment);
            return new PolicyDocument(List.of(statement), Json.object()).contains(statement(instant))
                    ? Optional.of(instant)
                    : Optional.empty();
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static List<Warning> warnings(RemediationRequest request, Instant wanted) {
        return List.of(
                new Warning(
                        "running-work-stops",
                        "Whatever runs in a session of " + name(request) + " that began before " + wanted
                                + " may do nothing more, production too, until it takes the role on again."),
                new Warning(
                        "may-come-back",
                        "Who can still take " + name(request)
                                + " on gets a new session with all its rights. Change its trust, or the credentials that it was"
                                + " taken on with."));
    }

    private static RoleInlinePolicy facet(RemediationRequest request) {
        return new RoleInlinePolicy(name(request), POLICY);
    }

    private static String name(RemediationRequest request) {
        return request.text("roleName");
    }

    private static Instant before(RemediationRequest request) {
        return Instant.parse(request.text("issuedBefore"));
    }

    private static Optional<Refused> refused(String code, String reason) {
        return Optional.of(new Refused(code, reason));
    }
}
