package io.strongroom.domain.inventory.surroundings;

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
        implements Resource {
    /** Whether its key can be broken: RSA below 2048 bits. AWS writes {@code RSA_2048} and {@code RSA-2048}. */
    public boolean weakKey() {
        return keyAlgorithm.replace('-', '_').equals("RSA_1024");
    }
}
