package io.strongroom.domain.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An assessment's work on one account.
 *
 * @param state {@code QUEUED}, {@code RUNNING}, {@code DONE} or {@code FAILED}
 * @param regions Regions that are finished, {@code global} among them
 * @param problem why it failed
 */
public record AssessmentPart(
        AccountId account, String state, List<String> regions, Optional<Problem> problem, Optional<Instant> endedAt) {
    public boolean failed() {
        return state.equals("FAILED");
    }
}
