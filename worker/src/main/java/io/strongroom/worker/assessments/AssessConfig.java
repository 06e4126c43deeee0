package io.strongroom.worker.assessments;

import io.smallrye.config.ConfigMapping;
import io.strongroom.domain.accounts.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How this worker assesses. */
@ConfigMapping(prefix = "strongroom.assess")
interface AssessConfig {
    /** Accounts assessed at once. */
    int concurrency();

    /** Regions to look at in every account; all that an account has enabled when not set. */
    Optional<List<String>> regions();

    /** The Region in which an account is asked for its Regions. */
    Region askIn();

    /** How often the worker looks for accounts that wait. */
    Duration lookEvery();

    /** Whether the first start assesses all accounts by itself. */
    boolean atFirstStart();
}
