package io.strongroom.domain.incidents;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.Recall;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a detector is, for the catalogue. Its prose is in {@code incidents/<id>.md}, named by the id in lower case.
 *
 * @param title what happened, up to 80 characters, without a full stop
 * @param severity the usual one; a detection may say another
 * @param watches words of events that it looks at, see {@link io.strongroom.domain.events.AwsEvent#word()}; {@code kms:*}
 *     for every call of a service
 * @param takes which of those calls
 * @param needs what it asks of its surroundings, so that nobody has to fetch the rest
 * @param recall what it looks back on: of a history it is given just that
 */
public record DetectorSpec(
        DetectorId id,
        String title,
        Severity severity,
        Set<String> watches,
        Takes takes,
        Set<Need> needs,
        Optional<Recall> recall) {
    /** Which calls a detector wants to see. Notices always pass. */
    public enum Takes {
        SUCCEEDED,
        FAILED,
        BOTH
    }

    /** What a detector asks of its surroundings. */
    public enum Need {
        /** What else the same subject did, or what happened to it, in the 24 hours before. */
        HISTORY,
        /** What the last assessment saw. */
        POSTURE,
        /** Which accounts are the organization's, and what policies expect. */
        REGISTER
    }

    public DetectorSpec {
        watches = Set.copyOf(watches);
        needs = Set.copyOf(needs);
        if (title.length() > 80 || title.endsWith(".")) {
            throw new IllegalArgumentException(id + ": a title of at most 80 characters without full stop");
        }
        if (needs.contains(Need.HISTORY) != recall.isPresent()) {
            throw new IllegalArgumentException(id + ": whoever needs history says what it looks back on");
        }
    }

    /** One that takes calls that succeeded, and needs nothing around them. */
    public static DetectorSpec of(String id, String title, Severity severity, String... watches) {
        return new DetectorSpec(
                new DetectorId(id), title, severity, Set.of(watches), Takes.SUCCEEDED, Set.of(), Optional.empty());
    }

    public DetectorSpec taking(Takes which) {
        return new DetectorSpec(id, title, severity, watches, which, needs, recall);
    }

    /** What it needs besides a history. */
    public DetectorSpec needing(Need first, Need... more) {
        var all = EnumSet.of(first, more);
        recall.ifPresent(past -> all.add(Need.HISTORY));
        return new DetectorSpec(id, title, severity, watches, takes, all, recall);
    }

    /** The events that a detector with a history judges, from one of that history on. */
    Recall judged() {
        var outcome = switch (takes) {
            case SUCCEEDED -> Recall.Outcome.SUCCEEDED;
            case FAILED -> Recall.Outcome.FAILED;
            case BOTH -> Recall.Outcome.BOTH;
        };
        return new Recall(watches, outcome, recall.orElseThrow().within(), Recall.Detail.WHOLE);
    }

    /** One with a history. @param past which part of it, at most {@link Surroundings#HISTORY} back */
    public DetectorSpec recalling(Recall past) {
        var all = new HashSet<>(needs);
        all.add(Need.HISTORY);
        return new DetectorSpec(id, title, severity, watches, takes, all, Optional.of(past));
    }
}
