package io.strongroom.domain.problems;

import java.util.Locale;

/** The catalogue of what can go wrong for a caller. The wire name is the constant's name in kebab-case. */
public enum ProblemCode {
    VALIDATION_FAILED(422, "The request does not hold together"),
    MALFORMED_REQUEST(400, "The request cannot be read"),
    CURSOR_MISMATCH(400, "The cursor belongs to another query"),
    CURSOR_EXPIRED(410, "The cursor is too old"),
    IDEMPOTENCY_KEY_REQUIRED(400, "An Idempotency-Key is required"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    IDEMPOTENCY_KEY_IN_PROGRESS(409, "The first request with this Idempotency-Key is still running"),
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    PRECONDITION_FAILED(412, "The resource has changed since"),
    UNAUTHENTICATED(401, "Sign in or send a token"),
    FORBIDDEN(403, "Not permitted"),
    ACCOUNT_OUT_OF_SCOPE(403, "The account is outside your scope"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    STATE_CONFLICT(409, "Not possible in the present state"),
    PLAN_STALE(409, "The plan no longer fits what is there"),
    PLAN_EXPIRED(410, "The plan has expired"),
    SELF_APPROVAL(403, "A requester cannot approve their own plan"),
    QUORUM_NOT_MET(409, "Approvals are missing"),
    IRREVERSIBLE_NOT_ACKNOWLEDGED(422, "What cannot be undone must be named"),
    OUTSIDE_CHANGE_WINDOW(409, "Outside the change window"),
    CHANGES_FROZEN(423, "Changes are frozen"),
    BLAST_RADIUS_EXCEEDED(422, "Too much at once"),
    EXCEPTION_EXPIRY_REQUIRED(422, "An exception needs an expiry"),
    PAYLOAD_TOO_LARGE(413, "Too large"),
    LINE_TOO_LONG(422, "A line is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    RATE_LIMITED(429, "Too many requests"),
    STREAM_LIMIT(429, "Too many streams"),
    AWS_ACCESS_DENIED(502, "AWS refused the call"),
    AWS_THROTTLED(503, "AWS asked us to slow down"),
    AWS_ACCOUNT_UNREACHABLE(502, "The account cannot be reached"),
    AWS_RESOURCE_LOCKED(409, "The resource is locked"),
    AWS_ERROR(502, "AWS answered with an error"),
    PLAN_REFUSED(409, "The plan was refused"),
    UNVERIFIED(409, "The change was made but does not show"),
    QUARANTINED(409, "Work on this job kept dying"),
    OVERLOADED(503, "Overloaded"),
    MAINTENANCE(503, "Maintenance"),
    INTERNAL(500, "Something broke on our side");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The name on the wire, such as {@code validation-failed}; for ever. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the same request may succeed later without being changed. */
    public boolean retryable() {
        return switch (this) {
            case RATE_LIMITED,
                    STREAM_LIMIT,
                    OVERLOADED,
                    MAINTENANCE,
                    AWS_THROTTLED,
                    AWS_ACCOUNT_UNREACHABLE,
                    IDEMPOTENCY_KEY_IN_PROGRESS,
                    INTERNAL,
                    UNVERIFIED -> true;
            default -> false;
        };
    }
}
