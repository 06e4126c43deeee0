package io.strongroom.api.http;

import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Strong validators: a row's version in quotes, and what else its answer tells. */
public final class ETags {
    private static final char SEEN = '.';

    private ETags() {}

    public static String of(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /** Of what also tells when it was last looked at, although it did not change then. */
    public static String of(long version, Instant seen) {
        return '"' + Long.toString(version) + SEEN + ChronoUnit.MICROS.between(Instant.EPOCH, seen) + '"';
    }

    /** Whether the caller already has what this is the ETag of. */
    public static boolean known(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null && tags(ifNoneMatch).anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    /** @throws Rejected {@code precondition-failed} when the caller names another version; naming none is allowed */
    public static void matchIfGiven(@Nullable String ifMatch, long version) {
        if (ifMatch != null && !names(ifMatch, version)) {
            throw new Rejected(
                    ProblemCode.PRECONDITION_FAILED,
                    "It has changed since you read it: its ETag is now " + of(version)
                            + ". Read it again, see what changed, and decide anew.");
        }
    }

    /** @throws Rejected {@code precondition-required} when the caller names no version at all */
    public static String required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Rejected(
                    ProblemCode.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of what you looked at; a GET of it gives that.");
        }
        return ifMatch;
    }

    /** Whoever decides on a version need not have its last look: that changed nothing. */
    private static boolean names(String header, long version) {
        return tags(header)
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)) || tag.startsWith("\"" + version + SEEN));
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(",")).map(String::strip);
    }
}
