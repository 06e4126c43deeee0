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
    public static void requireMatch(@Nullable String ifMatch, long version) {
        if (ifMatch != null && !names(ifMatch, version)) {
            throw new Rejected(
                    ProblemCode.PRECONDITION_FAILED,
                    "It has changed since you read it: its ETag is now " + of(version) + ".");
        }
    }

    private static boolean names(String header, long version) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
    }
}
