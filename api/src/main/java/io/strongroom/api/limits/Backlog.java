package io.strongroom.api.limits;

import io.strongroom.domain.jobs.Dispatches;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Takes no more jobs in than can be worked in a sensible time. */
@Singleton
public class Backlog {
    /** Counting reads as many index entries as jobs wait: not for every chunk of every stream. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(2);

    private static final int SECONDS = 60;
    private final Dispatches dispatches;
    private final InstantSource clock;
    private final int most;
    private long waiting;
    private Instant until = Instant.MIN;

    @Inject
    Backlog(Dispatches dispatches, ApiConfig config, InstantSource clock) {
        this(dispatches, config.bulk().backlog(), clock);
    }

    Backlog(Dispatches dispatches, int most, InstantSource clock) {
        this.dispatches = dispatches;
        this.clock = clock;
        this.most = most;
    }

    /** @throws Rejected {@code overloaded} when too many jobs wait */
    public void requireRoom() {
        if (waiting() >= most) {
            throw Rejected.until(
                    SECONDS,
                    ProblemCode.OVERLOADED,
                    most + " jobs wait already. Send the same again in " + SECONDS
                            + " s; what was accepted is not made twice.");
        }
    }

    private synchronized long waiting() {
        var now = clock.instant();
        if (!now.isBefore(until)) {
            waiting = dispatches.waiting(most);
            until = now.plus(KNOWN_FOR);
        }
        return waiting;
    }
}
