package io.strongroom.web.jobs;

import io.strongroom.domain.problems.FieldError;
import java.util.List;
import java.util.Optional;

/**
 * What a person just tried on a job's page, shown again when it was refused.
 *
 * @param said the objection
 */
record Attempted(Optional<String> said, String reason, String confirmation, List<FieldError> errors) {
    static Attempted nothing() {
        return new Attempted(Optional.empty(), "", "", List.of());
    }
}
