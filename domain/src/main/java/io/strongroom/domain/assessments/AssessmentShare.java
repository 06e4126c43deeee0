package io.strongroom.domain.assessments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What of an assessment concerns some accounts. What it judged, opened and resolved is not kept by account, so it is not
 * told of a share.
 *
 * @param whole the assessment, whose own counts are of all its accounts
 * @param endedAt empty while one of these accounts is under way
 */
public record AssessmentShare(Assessment whole, int accounts, int done, int failed, Optional<Instant> endedAt) {

    /** Of an assessment whose parts on these accounts are known. */
    public static AssessmentShare of(Assessment whole, List<AssessmentPart> parts) {
        var done = parts.stream().filter(part -> part.endedAt().isPresent()).toList();
        var last = done.stream().flatMap(part -> part.endedAt().stream()).max(Instant::compareTo);
        return new AssessmentShare(
                whole,
                parts.size(),
                done.size(),
                (int) done.stream().filter(AssessmentPart::failed).count(),
                parts.isEmpty() ? whole.endedAt() : last.filter(at -> done.size() == parts.size()));
    }
}
