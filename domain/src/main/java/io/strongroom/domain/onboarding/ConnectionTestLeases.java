package io.strongroom.domain.onboarding;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Connection tests in workers' hands. */
public interface ConnectionTestLeases {
    /** A test takes seconds, so nobody renews its lease: when it runs out the worker is dead. */
    Duration LEASE = Duration.ofMinutes(2);

    /** How old the newest test of an enrolled account may become. */
    Duration OFTEN = Duration.ofDays(1);

    /** A test in a worker's hands. @param fence grows with each claim: what an older one writes is dropped */
    record Lease(ConnectionTestId test, AccountId account, long fence) {}

    /** Takes the test that has waited longest, or one that a dead worker left. */
    Optional<Lease> claim(WorkerId worker, Instant now);

    /** Writes what was found. @return whether the lease still held */
    boolean finish(Lease lease, Connection found, Instant now);

    /** Gives a test back untouched. */
    void release(Lease lease, Instant now);

    /** Asks for a test of each enrolled account that has had none for {@link #OFTEN}. @return how many */
    int requestDue(Instant now);
}
