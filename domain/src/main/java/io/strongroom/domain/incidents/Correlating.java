package io.strongroom.domain.incidents;

import io.strongroom.domain.controls.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a detection is a story of its own or more of one that is there: within one account, the same principal or a
 * resource in common, and no more than 24 hours between. Event time counts, so that it does not matter in which order
 * events arrive.
 */
public final class Correlating {
    /** How far apart in time detections of one incident may be from the next of them. */
    public static final Duration WITHIN = Duration.ofHours(24);

    private Correlating() {}

    /** What becomes of a detection. */
    public sealed interface Verdict {
        /** It opens an incident. */
        record Open() implements Verdict {}

        /** It joins one, and changes nothing about how grave that is. */
        record Merge(IncidentId into) implements Verdict {}

        /** It joins one and makes it graver. */
        record Escalate(IncidentId into, Severity to) implements Verdict {}

        /** It joins one that was closed, and opens it again. @param to how grave it is then */
        record Reopen(IncidentId into, Severity to) implements Verdict {}
    }

    /** @param candidates open incidents of the account and those that were closed in the last 24 hours; others do no harm */
    public static Verdict decide(Collection<Incident> candidates, Detection detection) {
        return candidates.stream()
                .filter(incident -> incident.account().equals(detection.account()))
                .filter(incident -> related(incident, detection))
                .filter(incident -> near(incident, detection.at()))
                .filter(incident -> incident.state()
                        .next(new IncidentEvent.DetectedAgain(detection.at()))
                        .isPresent())
                // An open one before a closed one, the same principal before a common resource, the latest of several.
                .max(Comparator.<Incident, Boolean>comparing(
                                incident -> incident.state().open())
                        .thenComparing(incident -> incident.correlation().equals(detection.correlation()))
                        .thenComparing(Incident::lastAt)
                        .thenComparing(Incident::number))
                .map(incident -> joined(incident, detection))
                .orElseGet(Verdict.Open::new);
    }

    private static Verdict joined(Incident incident, Detection detection) {
        boolean graver = detection.severity().compareTo(incident.severity()) < 0;
        var severity = graver ? detection.severity() : incident.severity();
        if (!incident.state().open()) {
            return new Verdict.Reopen(incident.id(), severity);
        }
        return graver ? new Verdict.Escalate(incident.id(), severity) : new Verdict.Merge(incident.id());
    }

    private static boolean related(Incident incident, Detection detection) {
        return incident.correlation().equals(detection.correlation())
                || samePrincipal(incident.principal(), detection.principal())
                || !Collections.disjoint(incident.resources(), telling(detection));
    }

    private static boolean samePrincipal(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }

    /** A role is named by half of all calls, and what is no ARN may be any thing of that name: neither joins anything. */
    private static List<String> telling(Detection detection) {
        return detection.resources().stream()
                .filter(arn -> arn.startsWith("arn:") && !arn.contains(":iam::") && !arn.contains(":sts::"))
                .toList();
    }

    private static boolean near(Incident incident, Instant at) {
        return !at.isBefore(incident.firstAt().minus(WITHIN))
                && !at.isAfter(incident.lastAt().plus(WITHIN));
    }
}
