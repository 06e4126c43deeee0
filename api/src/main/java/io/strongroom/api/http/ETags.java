package io.strongroom.api.http;

import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Strong validators: a row's version in quotes. */
public final class ETags {
    private ETags() {}

    public static String of(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /** Whether the caller already has this version. */
    public static boolean known(@Nullable String ifNoneMatch, long version) {
        return ifNoneMatch != null && names(ifNoneMatch, version);
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

    private static boolean names(String header, long version) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
    }
}
