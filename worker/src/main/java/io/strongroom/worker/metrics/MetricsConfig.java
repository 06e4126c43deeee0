package io.strongroom.worker.metrics;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who reads metrics. */
@ConfigMapping(prefix = "strongroom.metrics")
interface MetricsConfig {
    /** What a scraper sends as bearer, 32 characters or more; without it nobody is answered. */
    Optional<String> token();
}
