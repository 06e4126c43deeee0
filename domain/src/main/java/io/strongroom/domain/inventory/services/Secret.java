package io.strongroom.domain.inventory.services;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A secret of Secrets Manager; its value is never read. */
public record Secret(
        String arn,
        String name,
        boolean rotation,
        Optional<Instant> rotatedAt,
        Optional<Instant> usedAt,
        Optional<String> kmsKey,
        boolean replicated,
        Told<JsonNode> policy,
        Map<String, String> tags,
        Instant createdAt)
        implements Resource {}
