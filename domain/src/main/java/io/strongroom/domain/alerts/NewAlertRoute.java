package io.strongroom.domain.alerts;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A route as it is to be saved. */
public record NewAlertRoute(
        String name,
        boolean enabled,
        Severity atLeast,
        AccountScope scope,
        Set<DetectorId> detectors,
        Destination destination,
        Duration digest,
        Optional<QuietHours> quiet) {
    private static final int LONGEST_NAME = 100;
    private static final Duration LONGEST_DIGEST = Duration.ofHours(24);

    public NewAlertRoute {
        name = name.strip();
        detectors = Set.copyOf(detectors);
    }

    /**
     * @param known whether there is such a detector
     * @throws Rejected {@code validation-failed}, naming every field that is wrong
     */
    public void check(Predicate<DetectorId> known, TargetRules rules) {
        var errors = new ArrayList<FieldError>();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("/name", "length", "give it a name of up to 100 characters, in one line"));
        }
        if (!scope.all() && scope.accounts().isEmpty() && scope.ouPaths().isEmpty()) {
            errors.add(new FieldError("/scope", "required", "name accounts or OU paths, or all"));
        }
        detectors.stream()
                .filter(known.negate())
                .sorted()
                .forEach(id -> errors.add(new FieldError(
                        "/detectors", "unknown", id + " is no detector; they are listed at /detectors")));
        destination.objection(rules).ifPresent(errors::add);
        if (digest.isNegative() || digest.compareTo(LONGEST_DIGEST) > 0) {
            errors.add(new FieldError("/digestMinutes", "range", "must be from 0 to 1440"));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
    }
}
