package io.strongroom.domain.inventory.services;

import io.strongroom.domain.inventory.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An ACM certificate. */
public record Certificate(
        String arn,
        String domain,
        String status,
        Optional<Instant> notAfter,
        String keyAlgorithm,
        List<String> inUseBy,
        boolean renewalEligible,
        Optional<String> renewalStatus,
        boolean imported)
        implements Resource {}
