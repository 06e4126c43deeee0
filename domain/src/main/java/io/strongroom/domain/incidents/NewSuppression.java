package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A suppression as it is asked for.
 *
 * @param expiresAt must be there, in the future and at most {@link #LONGEST} ahead
 */
public record NewSuppression(
        DetectorId detector,
        AccountId account,
        Optional<String> principal,
        Optional<String> resource,
        String reason,
        String owner,
        Optional<Instant> expiresAt) {
    public static final Duration LONGEST = Duration.ofDays(90);

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_OWNER = 200;
    private static final int LONGEST_PATTERN = 2_048;

    public NewSuppression {
        reason = reason.strip();
        owner = owner.strip();
        principal = principal.map(String::strip).filter(text -> !text.isEmpty());
        resource = resource.map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * When it ends, if all is in order.
     *
     * @throws Rejected {@code validation-failed} with every wrong field
     */
    public Instant check(Instant now) {
        var errors = new ArrayList<FieldError>();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            errors.add(new FieldError("/reason", "length", "say in 10 to 2000 characters why these are expected"));
        }
        if (owner.isEmpty() || owner.length() > LONGEST_OWNER) {
            errors.add(new FieldError("/owner", "required", "name who answers for it, in up to 200 characters"));
        }
        if (List.of(principal, resource).stream()
                .flatMap(Optional::stream)
                .allMatch(pattern -> pattern.chars().allMatch(c -> c == '*'))) {
            errors.add(new FieldError(
                    "/principal",
                    "required",
                    "say whose or what: a principal, a resource, or both, and not all of them"));
        }
        pattern("/principal", principal, errors);
        pattern("/resource", resource, errors);
        if (expiresAt
                .filter(end -> end.isAfter(now) && !end.isAfter(now.plus(LONGEST)))
                .isEmpty()) {
            errors.add(new FieldError(
                    "/expiresAt",
                    "required",
                    "give a moment after now and at most 90 days ahead; it can be made anew then"));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return expiresAt.orElseThrow();
    }

    private static void pattern(String pointer, Optional<String> pattern, List<FieldError> errors) {
        pattern.filter(text -> text.length() > LONGEST_PATTERN)
                .ifPresent(text -> errors.add(new FieldError(pointer, "length", "may have 2048 characters")));
    }
}
