package io.strongroom.domain.onboarding;

import java.util.Optional;

/** What this installation is to the accounts that it governs. */
public interface Installation {
    /** What the ExternalIds of all accounts begin with: more than 128 random bits, made once and for ever. */
    String externalIdStem();

    /** ARN of the role that the workers run as, the only one that accounts let in; empty until a worker has told it. */
    Optional<String> workerRole();

    /** Told by workers. */
    void worksAs(String workerRole);
}
