package io.strongroom.domain.integrity;

import java.time.Instant;
import java.util.List;

/** The feed's way to the evidence. */
public interface ProofIntake {
    /**
     * Takes in what restore tests and scans came to, in the running transaction. What is of no backup that an assessment has
     * seen changes nothing: the next assessment reads it from AWS.
     */
    void take(List<ToldProof> told, Instant now);
}
