package io.strongroom.api.http;

import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;

/** What to tell a caller of a throwable, or of a bare status that the framework chose. */
public final class Problems {
    private static final Problem INTERNAL = Problem.of(
            ProblemCode.INTERNAL, "Something broke on our side. Try again; if it stays, quote the request id.");

    private Problems() {}

    /** Unexpected messages never reach the wire: what is not ours is {@code internal}. */
    public static Problem of(@Nullable Throwable thrown) {
        return switch (thrown) {
            case Rejected rejected -> rejected.problem();
            case WebApplicationException web -> ofStatus(web.getResponse().getStatus());
            case null -> INTERNAL;
            default -> INTERNAL;
        };
    }

    /** The problem that stands for a status without more. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(ProblemCode.MALFORMED_REQUEST, "The request cannot be read.");
            case 401 -> unauthenticated();
            case 403 -> Problem.of(ProblemCode.FORBIDDEN, "Not permitted.");
            case 404 -> Problem.of(ProblemCode.NOT_FOUND, "There is nothing at this address, or you may not see it.");
            case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "The Allow header lists what this address takes.");
            case 406 ->
                Problem.of(
                        ProblemCode.NOT_ACCEPTABLE,
                        "Accept application/json; lists also come as application/x-ndjson, findings as text/csv too.");
            case 413 -> Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "The body is larger than this address takes.");
            case 415 ->
                Problem.of(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "Send application/json; POST /api/v1/job-batches takes application/x-ndjson as well.");
            case 429 -> Problem.of(ProblemCode.RATE_LIMITED, "Slow down.");
            case 503 -> Problem.of(ProblemCode.OVERLOADED, "Try again in a moment.");
            default ->
                status < 500 ? Problem.of(ProblemCode.MALFORMED_REQUEST, "The request cannot be read.") : INTERNAL;
        };
    }

    public static Problem unauthenticated() {
        return Problem.of(
                ProblemCode.UNAUTHENTICATED,
                "Send a valid personal token: Authorization: Bearer <token>. Cookies do not count here.");
    }
}
