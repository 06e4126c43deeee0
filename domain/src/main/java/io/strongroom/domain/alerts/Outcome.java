package io.strongroom.domain.alerts;

import java.time.Duration;
import java.util.Optional;

/** How one try to deliver ended. */
public sealed interface Outcome {
    /** The receiver has it. */
    record Arrived() implements Outcome {}

    /**
     * It did not arrive, or nobody can tell whether it did: it is tried again.
     *
     * @param why as a sentence for people, without anything that the receiver wrote
     * @param pause that the receiver asked for
     */
    record Missed(String why, Optional<Duration> pause) implements Outcome {
        public Missed(String why) {
            this(why, Optional.empty());
        }
    }

    /** The receiver wants nothing more, ever. @param why as a sentence for people */
    record Unwanted(String why) implements Outcome {}
}
