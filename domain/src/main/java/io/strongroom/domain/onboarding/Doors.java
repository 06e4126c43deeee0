package io.strongroom.domain.onboarding;

import java.util.Optional;

/** The roles of accounts, as doors to try. Two implementations: AWS itself, and the simulated organization. */
public interface Doors {
    /**
     * Tries to assume a role, and does nothing with the session that may come of it: it is cut down to nothing.
     *
     * @param externalId to be shown; empty to show none
     */
    Opening open(String roleArn, Optional<String> externalId);

    /** ARN of the role that knocks; empty when the worker is no role. */
    Optional<String> workerRole();
}
