package io.strongroom.domain.inventory.identities;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.iam.access.Grants;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An IAM role with all that bounds it.
 *
 * @param trust the policy document of who may assume it
 * @param policies attached and inline policies, by ARN or name
 * @param boundary the permissions boundary
 */
public record Role(
        String arn,
        String name,
        String path,
        JsonNode trust,
        Map<String, JsonNode> policies,
        Optional<JsonNode> boundary,
        int maxSessionSeconds,
        Map<String, String> tags,
        Optional<Instant> lastUsedAt)
        implements Identity {
    /** Whom its trust policy lets assume it. */
    public List<Grant> trusted() {
        return Grants.of(Policy.of("trust policy", trust), "sts:AssumeRole*", "*");
    }

    /** Whether somebody in another account or this one can take it on with no ExternalId, or with whichever. */
    public boolean opensWithoutExternalId() {
        var policy = Policy.of("trust policy", trust);
        return Grants.of(policy, "sts:AssumeRole", "*").stream()
                .filter(grant -> grant.to().type().equals("AWS"))
                .flatMap(grant -> grant.caller().stream())
                .map(caller -> Request.of(caller, "sts:AssumeRole", "*"))
                .anyMatch(asked -> opens(policy, asked.with("sts:ExternalId"))
                        || opens(policy, asked.with("sts:ExternalId", "6b1f-nobody-agreed-on-this")));
    }

    private static boolean opens(Policy policy, Request asked) {
        return !Access.byResourcePolicy(asked, policy).denied();
    }

    /** The policies that are its alone: those without an ARN of their own. */
    public List<Policy> inline() {
        return policies.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("arn:"))
                .map(entry -> Policy.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Whether its trust policy lets that AWS service assume it. @param service such as {@code backup.amazonaws.com} */
    public boolean trusts(String service) {
        return trusted().stream().anyMatch(grant -> grant.to().isService(service));
    }

    /** Whether a policy of that name is on it, wherever the policy is from. */
    public boolean carries(String policyName) {
        return policies.keySet().stream().anyMatch(one -> one.equals(policyName) || one.endsWith("/" + policyName));
    }
}
