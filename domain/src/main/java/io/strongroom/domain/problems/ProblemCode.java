package io.strongroom.domain.problems;

import java.util.Locale;

/** The catalogue of what can go wrong for a caller. The wire name is the constant's name in kebab-case. */
public enum ProblemCode {
    VALIDATION_FAILED(
            422,
            "The request does not hold together",
            "Every wrong field is in errors, with a pointer and what it must be. Correct them all and send again."),
    MALFORMED_REQUEST(
            400,
            "The request cannot be read",
            "Send valid JSON with the fields that the reference names, and no others."),
    CURSOR_MISMATCH(
            400,
            "The cursor belongs to another query",
            "A cursor continues the list that it came from. Start again without it."),
    CURSOR_EXPIRED(410, "The cursor is too old", "Start again without the cursor."),
    IDEMPOTENCY_KEY_REQUIRED(
            400,
            "An Idempotency-Key is required",
            "Send an Idempotency-Key of 8 to 128 printable ASCII characters, such as a UUID; the same one when you try again."),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request", "Use a new key for a new request."),
    IDEMPOTENCY_KEY_IN_PROGRESS(
            409,
            "The first request with this Idempotency-Key is still running",
            "Wait as long as Retry-After says and send the same request again."),
    PRECONDITION_REQUIRED(428, "If-Match is required", "Read the resource and send its ETag as If-Match."),
    PRECONDITION_FAILED(
            412, "The resource has changed since", "Read the resource again, see what changed, and decide anew."),
    UNAUTHENTICATED(401, "Sign in or send a token", "Send a personal token that is neither expired nor revoked."),
    FORBIDDEN(
            403,
            "Not permitted",
            "The detail names the missing permission. Ask an administrator for a role that has it, or use a token with that scope."),
    ACCOUNT_OUT_OF_SCOPE(
            403,
            "The account is outside your scope",
            "Ask an administrator to widen your scope, or leave the account out."),
    NOT_FOUND(404, "Not found", "Check the address and the id; what you may not see is not found either."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The Allow header lists what this address takes."),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "Ask for application/json, or for what the reference says this address can also give."),
    STATE_CONFLICT(409, "Not possible in the present state", "Read the resource: its state says what is possible now."),
    PLAN_STALE(
            409,
            "The plan no longer fits what is there",
            "What is there is no longer what the plan saw. Nothing more was touched; retry the job for a new plan."),
    PLAN_EXPIRED(410, "The plan has expired", "A plan holds for 24 hours. Retry the job for a new one."),
    SELF_APPROVAL(403, "A requester cannot approve what they asked for", "Ask another approver to look at it."),
    QUORUM_NOT_MET(409, "Approvals are missing", "More approvers have to decide."),
    IRREVERSIBLE_NOT_ACKNOWLEDGED(
            422, "What cannot be undone must be named", "Type the exact name of the resource as confirmation."),
    OUTSIDE_CHANGE_WINDOW(409, "Outside the change window", "Wait for the next change window."),
    CHANGES_FROZEN(423, "Changes are frozen", "Nothing is changed until the freeze is lifted."),
    BLAST_RADIUS_EXCEEDED(422, "Too much at once", "Ask for less at once."),
    EXCEPTION_EXPIRY_REQUIRED(422, "An exception needs an expiry", "Say until when the exception holds."),
    PAYLOAD_TOO_LARGE(413, "Too large", "Send fewer items at once, or stream them as NDJSON."),
    LINE_TOO_LONG(422, "A line is too long", "A line may have 64 KiB. The other lines were read."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "Send application/json, or application/x-ndjson where the reference says so."),
    RATE_LIMITED(429, "Too many requests", "Wait as long as Retry-After says."),
    STREAM_LIMIT(429, "Too many streams", "Close a stream that you no longer need, or poll."),
    AWS_ACCESS_DENIED(
            502,
            "AWS refused the call",
            "Strongroom's role in the account lacks the action that is named, or a policy denies it. Correct the role, then retry."),
    AWS_THROTTLED(503, "AWS asked us to slow down", "Strongroom tries again by itself, slower."),
    AWS_ACCOUNT_UNREACHABLE(
            502,
            "The account cannot be reached",
            "Check that the account's roles exist and trust Strongroom with its ExternalId."),
    AWS_RESOURCE_LOCKED(409, "The resource is locked", "A lock protects the resource; it must not be worked around."),
    AWS_ERROR(
            502,
            "AWS answered with an error",
            "The detail says what AWS answered. The request id helps AWS Support to find the call."),
    PLAN_REFUSED(
            409,
            "The plan was refused",
            "The detail says what the plan would have done. Change the request or the resource, then retry."),
    UNVERIFIED(
            409,
            "The change was made but does not show",
            "AWS took the change and does not show it yet. Retry the job: it looks again before it changes anything."),
    QUARANTINED(409, "Work on this job kept dying", "Look at the job's attempts and changes, then retry or cancel it."),
    OVERLOADED(503, "Overloaded", "Wait as long as Retry-After says."),
    MAINTENANCE(503, "Maintenance", "Wait as long as Retry-After says."),
    INTERNAL(
            500,
            "Something broke on our side",
            "Tell the operator of this installation the request id; the log has the rest under it.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemCode(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What to do about it, for people. */
    public String advice() {
        return advice;
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
            case VALIDATION_FAILED,
                    MALFORMED_REQUEST,
                    CURSOR_MISMATCH,
                    CURSOR_EXPIRED,
                    IDEMPOTENCY_KEY_REQUIRED,
                    IDEMPOTENCY_KEY_REUSED,
                    PRECONDITION_REQUIRED,
                    PRECONDITION_FAILED,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    ACCOUNT_OUT_OF_SCOPE,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    STATE_CONFLICT,
                    PLAN_STALE,
                    PLAN_EXPIRED,
                    SELF_APPROVAL,
                    QUORUM_NOT_MET,
                    IRREVERSIBLE_NOT_ACKNOWLEDGED,
                    OUTSIDE_CHANGE_WINDOW,
                    CHANGES_FROZEN,
                    BLAST_RADIUS_EXCEEDED,
                    EXCEPTION_EXPIRY_REQUIRED,
                    PAYLOAD_TOO_LARGE,
                    LINE_TOO_LONG,
                    UNSUPPORTED_MEDIA_TYPE,
                    AWS_ACCESS_DENIED,
                    AWS_RESOURCE_LOCKED,
                    AWS_ERROR,
                    PLAN_REFUSED,
                    QUARANTINED -> false;
        };
    }
}
