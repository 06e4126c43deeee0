package io.strongroom.web.assessments;

import io.strongroom.domain.assessments.Assessment;
import io.strongroom.domain.assessments.AssessmentShare;
import io.strongroom.web.format.Chip;
import java.time.Instant;
import java.util.Optional;

/**
 * An assessment in the list, as far as the person reaches its accounts.
 *
 * @param whole whether those are all of them, so that its totals may be told
 */
public record AssessmentRow(
        Assessment assessment, int accounts, int done, int failed, Optional<Instant> endedAt, boolean whole) {
    static AssessmentRow of(Assessment whole) {
        return new AssessmentRow(whole, whole.accounts(), whole.done(), whole.failed(), whole.endedAt(), true);
    }

    static AssessmentRow of(AssessmentShare share) {
        return new AssessmentRow(
                share.whole(),
                share.accounts(),
                share.done(),
                share.failed(),
                share.endedAt(),
                share.accounts() == share.whole().accounts());
    }

    public Chip chip() {
        if (endedAt.isEmpty()) {
            return new Chip("running", "spin", "Assessing");
        }
        return failed > 0 ? new Chip("failed", "cross", "Ended") : new Chip("ok", "check", "Ended");
    }
}
