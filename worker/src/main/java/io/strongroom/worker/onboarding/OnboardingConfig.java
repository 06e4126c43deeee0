package io.strongroom.worker.onboarding;

import io.smallrye.config.ConfigMapping;
import io.strongroom.domain.accounts.Region;
import java.time.Duration;

/** How this worker tests connections. */
@ConfigMapping(prefix = "strongroom.onboarding")
interface OnboardingConfig {
    /** How often it looks for tests that wait. */
    Duration lookEvery();

    /** The Region in which an account is asked whose people have chosen none. */
    Region askIn();
}
