package io.strongroom.domain.policies;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import java.util.ArrayList;

/** A backup security policy as it is to be saved. */
public record NewPolicy(String name, AccountScope scope, Thresholds thresholds) {
    private static final int LONGEST_NAME = 100;

    public NewPolicy {
        name = name.strip();
    }

    /** @throws Rejected {@code validation-failed} with every wrong field */
    public void check() {
        var errors = new ArrayList<FieldError>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            errors.add(new FieldError("/name", "length", "give it a name of up to 100 characters"));
        }
        if (!scope.all() && scope.accounts().isEmpty() && scope.ouPaths().isEmpty()) {
            errors.add(new FieldError("/scope", "required", "name accounts or OU paths, or all"));
        }
        scope.ouPaths().stream()
                .filter(path -> !path.startsWith("/"))
                .forEach(path -> errors.add(new FieldError(
                        "/scope/ouPaths", "pattern", "an OU path starts with /, such as /prod/payments")));
        errors.addAll(thresholds.errors());
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
    }
}
