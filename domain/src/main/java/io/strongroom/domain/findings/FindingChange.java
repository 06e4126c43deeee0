package io.strongroom.domain.findings;

import io.strongroom.domain.controls.Judgement;

/** What an assessment changes about findings. What is as it was is not among it, so writing follows what changed. */
public sealed interface FindingChange {
    /** A new finding. */
    record Opened(FindingId id, Judgement judgement) implements FindingChange {}

    /** It was resolved or stale, and holds again. */
    record Reopened(StandingFinding standing, Judgement judgement) implements FindingChange {}

    /** It still holds, seen by other facts or with another verdict. */
    record Changed(StandingFinding standing, Judgement judgement) implements FindingChange {}

    /** It holds no more. {@code how} is {@code PASS}, {@code NOT_APPLICABLE} or {@code GONE}. */
    record Resolved(StandingFinding standing, String how) implements FindingChange {}

    /** The name in history. */
    default String label() {
        return switch (this) {
            case Opened c -> "OPENED";
            case Reopened c -> "REOPENED";
            case Changed c -> "CHANGED";
            case Resolved c -> "RESOLVED";
        };
    }
}
