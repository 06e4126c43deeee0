package io.strongroom.domain.inventory.identities;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.inventory.Resource;
import java.time.Instant;
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
        implements Resource {
    /** Whether its trust lets the service assume it, such as {@code backup.amazonaws.com}. */
    public boolean trusts(String service) {
        return PolicyDocument.of(trust).statements().stream()
                .anyMatch(statement -> !PolicyReach.isDeny(statement)
                        && PolicyReach.covers(statement, "sts:AssumeRole")
                        && PolicyReach.texts(statement.path("Principal").path("Service"))
                                .contains(service));
    }

    /** Whether a policy of that name is on it, wherever the policy is from. */
    public boolean carries(String policyName) {
        return policies.keySet().stream().anyMatch(one -> one.equals(policyName) || one.endsWith("/" + policyName));
    }
}
