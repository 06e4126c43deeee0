package io.strongroom.domain.exceptions;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An exception as it is asked for.
 *
 * @param expiresAt must be there, in the future and at most {@link #LONGEST} ahead
 */
public record NewExemption(
        ControlId control, ExemptionScope scope, String reason, String owner, Optional<Instant> expiresAt) {
    public static final Duration LONGEST = Duration.ofDays(365);

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_OWNER = 200;

    public NewExemption {
        reason = reason.strip();
        owner = owner.strip();
    }

    /** What is wrong with a reason and an owner. */
    public static List<FieldError> errors(String reason, String owner) {
        var errors = new ArrayList<FieldError>();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            errors.add(new FieldError(
                    "/reason", "length", "say in 10 to 2000 characters why the risk is acceptable for now"));
        }
        if (owner.isEmpty() || owner.length() > LONGEST_OWNER) {
            errors.add(new FieldError("/owner", "required", "name who answers for the risk, in up to 200 characters"));
        }
        return errors;
    }

    /**
     * When it ends, if all is in order.
     *
     * @throws Rejected {@code exception-expiry-required}, or {@code validation-failed} with every wrong field
     */
    public Instant check(Instant now) {
        var errors = errors(reason, owner);
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return expiresAt
                .filter(end -> end.isAfter(now) && !end.isAfter(now.plus(LONGEST)))
                .orElseThrow(
                        () -> new Rejected(
                                ProblemCode.EXCEPTION_EXPIRY_REQUIRED,
                                "Give expiresAt: a moment after now and at most 365 days ahead. It can be asked for again then."));
    }
}
