package io.strongroom.domain.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the log; each filter that is empty allows all.
 *
 * @param action exactly, or all that begin with it when it ends with a dot
 * @param until not included
 * @param place where to begin and which way to go
 */
public record AuditQuery(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> objectKind,
        Optional<String> objectId,
        Optional<Instant> from,
        Optional<Instant> until,
        Place place,
        int limit) {

    /** Where a page of the log begins. */
    public sealed interface Place {
        /** Upwards, from the entry after that one. */
        record After(long seq) implements Place {}

        /** Downwards, from the entry before that one. */
        record Before(long seq) implements Place {}
    }

    /** All, from a place. */
    public static AuditQuery all(Place place, int limit) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                place,
                limit);
    }
}
