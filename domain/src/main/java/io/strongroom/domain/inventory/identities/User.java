package io.strongroom.domain.inventory.identities;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** An IAM user, its groups' policies among its own. */
public record User(
        String arn, String name, Map<String, JsonNode> policies, Optional<JsonNode> boundary, Map<String, String> tags)
        implements Identity {}
