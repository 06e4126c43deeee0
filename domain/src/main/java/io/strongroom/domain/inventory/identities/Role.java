package io.strongroom.domain.inventory.identities;

import com.fasterxml.jackson.databind.JsonNode;
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
        implements Resource {}
