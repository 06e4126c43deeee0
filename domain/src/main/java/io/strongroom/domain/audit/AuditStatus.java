package io.strongroom.domain.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the log stands.
 *
 * @param size entries that have their place
 * @param checkpointAt when the head was last signed
 * @param anchoredUntil all that was recorded before this moment is anchored; empty when nothing ever was
 * @param verified the entry up to which the whole log was last found as it should be
 * @param verifiedAt when
 * @param broken what is wrong with it, until a check of the whole log finds nothing wrong
 */
public record AuditStatus(
        long size,
        Optional<Instant> checkpointAt,
        Optional<Instant> anchoredUntil,
        long verified,
        Optional<Instant> verifiedAt,
        Optional<Flaw> broken) {

    /** Three heartbeats that did not come. */
    public static final Duration LATE = Duration.ofSeconds(180);

    /** For so long changes go on without their record being safe outside. */
    public static final Duration FROZEN = Duration.ofMinutes(5);

    /** What to say of it in a word. */
    public enum Badge {
        NOT_CONFIGURED,
        VERIFYING,
        VERIFIED,
        ANCHOR_LATE,
        BROKEN
    }

    public Badge badge(Instant now) {
        if (broken.isPresent()) {
            return Badge.BROKEN;
        }
        if (anchoredUntil.isEmpty()) {
            return Badge.NOT_CONFIGURED;
        }
        if (behind(now).compareTo(LATE) > 0) {
            return Badge.ANCHOR_LATE;
        }
        return verifiedAt.isPresent() ? Badge.VERIFIED : Badge.VERIFYING;
    }

    /** For how long what happens has not been anchored. */
    public Duration behind(Instant now) {
        return anchoredUntil.map(until -> Duration.between(until, now)).orElse(Duration.ZERO);
    }

    /** Why nothing may be changed now; empty when it may. */
    public Optional<String> frozen(Instant now) {
        if (broken.isPresent()) {
            var flaw = broken.get();
            return Optional.of("The audit log is broken at entry " + flaw.from() + ": " + flaw.what()
                    + ". Nothing is changed until a check of the whole log passes; docs/audit.md says what to do.");
        }
        if (behind(now).compareTo(FROZEN) > 0) {
            return Optional.of(
                    "Nothing recorded since " + anchoredUntil.orElseThrow()
                            + " is anchored outside the database. Nothing is changed until it is: look at the worker's log for why.");
        }
        return Optional.empty();
    }
}
