package io.strongroom.domain.assessments;

import java.time.Instant;
import java.util.Optional;

/**
 * What of an assessment concerns some accounts. What it judged, opened and resolved is not kept by account, so it is not
 * told of a share.
 *
 * @param whole the assessment, whose own counts are of all its accounts
 * @param endedAt empty while one of these accounts is under way
 */
public record AssessmentShare(Assessment whole, int accounts, int done, int failed, Optional<Instant> endedAt) {}
