package io.strongroom.domain.remediations.roles;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.ActingAs;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.Warning;
import java.util.Optional;

/** When a role or policy that is there must not be touched. */
final class RoleGuards {
    /** The tag by which Strongroom knows what it made. Its value is the remediation's id. */
    static final String TAG = "strongroom:remediation";

    private static final int LONGEST_TRUST = 2_048;
    private static final int LONGEST_POLICY = 6_144;

    private RoleGuards() {}

    static boolean isOwn(JsonNode state) {
        return state.path("tags").has(TAG);
    }

    static Optional<Refused> objection(String roleArn, Optional<JsonNode> role, Snapshot snapshot) {
        if (ActingAs.arns(snapshot).contains(roleArn)) {
            return Optional.of(new Refused(
                    "own-role", roleArn + " is the role that Strongroom acts as. It does not change its own rights."));
        }
        var found = role.map(state -> state.path("arn").asText()).filter(arn -> !arn.isEmpty() && !arn.equals(roleArn));
        return found.map(arn -> new Refused(
                "role-has-a-path", "There is a role of that name under a path, " + arn + ". Choose another name."));
    }

    /** A policy that someone else made may hang on other roles, so it is neither replaced nor added to. */
    static Optional<Refused> policyObjection(String policyArn, JsonNode policy, PolicyDocument wanted) {
        if (isOwn(policy) || PolicyDocument.of(policy.path("document")).meansTheSameAs(wanted)) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                "policy-is-not-ours",
                "There is a policy " + policyArn
                        + " that Strongroom did not make, and it says something else. It may hang on"
                        + " other roles, so it is not changed. Choose another role name or take that policy away."));
    }

    /** IAM counts characters without white space. An account can have longer trust policies allowed; this does not count on it. */
    static Optional<Refused> tooLong(PolicyDocument trust, PolicyDocument rights) {
        if (Json.write(trust.document()).length() > LONGEST_TRUST) {
            return Optional.of(new Refused(
                    "trust-too-long",
                    "The trust policy would be longer than the " + LONGEST_TRUST
                            + " characters that IAM takes. Trust fewer principals, or a role that they can take on."));
        }
        if (Json.write(rights.document()).length() > LONGEST_POLICY) {
            return Optional.of(new Refused(
                    "policy-too-long",
                    "The policy would be longer than the " + LONGEST_POLICY
                            + " characters that IAM takes. Name fewer keys."));
        }
        return Optional.empty();
    }

    /** What an approver should know when rights go to a role that others made. */
    static Optional<Warning> adoption(String roleArn, Optional<JsonNode> role) {
        return role.filter(state -> !isOwn(state))
                .map(state -> new Warning(
                        "role-gains-rights",
                        roleArn
                                + " was not made by Strongroom. Whoever may take it on today gains these rights; its own"
                                + " policies, tags and session length stay as they are."));
    }
}
