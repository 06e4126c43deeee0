package io.strongroom.domain.findings;

import io.strongroom.domain.controls.ControlId;

/**
 * What is compared of a finding when its account and Region have been judged again.
 *
 * @param content digest of verdict, sentence and facts, see {@link FindingDiff#content}
 */
public record StandingFinding(
        FindingId id, ControlId control, String resourceArn, FindingStatus status, String verdict, long content) {}
