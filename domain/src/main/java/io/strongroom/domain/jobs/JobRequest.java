package io.strongroom.domain.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A job as a caller asks for it, nothing checked yet beyond its JSON types. */
public record JobRequest(
        String remediation,
        String accountId,
        String region,
        JsonNode parameters,
        String mode,
        String reason,
        Optional<String> clientToken) {}
