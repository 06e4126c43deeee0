package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.inventory.backup.BlastRadius;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something burning: detections that belong together, and what people do about them.
 *
 * @param number that people call it by: ascending, from 1
 * @param title that of the gravest detector
 * @param severity the gravest of its detections; it never falls by itself
 * @param owner sign-in name of who answers for it
 * @param openedAt when the first detection was kept: the response clock starts
 * @param acknowledgedAt when somebody first took it; empty again after a reopening
 * @param firstAt event time of the earliest detection
 * @param lastAt event time of the latest
 * @param detectors how many detections of each
 * @param resources what it is about, at most 100
 * @param atRisk of the detection with the most recovery points; sums would count some twice
 * @param version rises with every change: the ETag
 */
public record Incident(
        IncidentId id,
        long number,
        String title,
        Severity severity,
        IncidentState state,
        Optional<String> owner,
        Instant openedAt,
        Optional<Instant> acknowledgedAt,
        Optional<Instant> closedAt,
        Instant firstAt,
        Instant lastAt,
        Optional<String> principal,
        AccountId account,
        CorrelationKey correlation,
        Map<DetectorId, Long> detectors,
        Set<String> resources,
        Optional<BlastRadius> atRisk,
        long version) {
    /** Most resources that are kept of an incident; the timeline has all of them. */
    public static final int RESOURCES_MOST = 100;

    public Incident {
        detectors = Map.copyOf(detectors);
        resources = Set.copyOf(resources);
    }

    /** The incident that a detection opens. */
    public static Incident opened(IncidentId id, long number, String title, Detection first, Instant now) {
        return new Incident(
                id,
                number,
                title,
                first.severity(),
                new IncidentState.Detected(now),
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                first.at(),
                first.at(),
                first.principal(),
                first.account(),
                first.correlation(),
                Map.of(first.detector(), 1L),
                Set.copyOf(first.resources().stream().limit(RESOURCES_MOST).toList()),
                first.atRisk(),
                1);
    }

    /**
     * It with one more detection, its state aside.
     *
     * @param newTitle that of the detection's detector: taken over when the detection is graver than all before
     */
    public Incident with(Detection more, String newTitle) {
        boolean graver = more.severity().compareTo(severity) < 0;
        var counted = new TreeMap<>(detectors);
        counted.merge(more.detector(), 1L, Long::sum);
        var about = new TreeSet<>(resources);
        more.resources().stream().filter(one -> about.size() < RESOURCES_MOST).forEach(about::add);
        return new Incident(
                id,
                number,
                graver ? newTitle : title,
                graver ? more.severity() : severity,
                state,
                owner,
                openedAt,
                acknowledgedAt,
                closedAt,
                more.at().isBefore(firstAt) ? more.at() : firstAt,
                more.at().isAfter(lastAt) ? more.at() : lastAt,
                principal.or(more::principal),
                account,
                correlation,
                counted,
                about,
                atRisk.isEmpty() || more.atRisk().filter(this::exceeds).isPresent() ? more.atRisk() : atRisk,
                version + 1);
    }

    private boolean exceeds(BlastRadius other) {
        return atRisk.filter(known -> known.recoveryPoints() >= other.recoveryPoints())
                .isEmpty();
    }

    /** It in another state, with the instants that go with it. */
    public Incident in(IncidentState next) {
        return new Incident(
                id,
                number,
                title,
                severity,
                next,
                owner,
                openedAt,
                acknowledged(next),
                next instanceof IncidentState.Closed closed ? Optional.of(closed.at()) : Optional.empty(),
                firstAt,
                lastAt,
                principal,
                account,
                correlation,
                detectors,
                resources,
                atRisk,
                version + 1);
    }

    private Optional<Instant> acknowledged(IncidentState next) {
        return switch (next) {
            case IncidentState.Detected s -> state.open() ? acknowledgedAt : Optional.empty();
            case IncidentState.Triaged s -> acknowledgedAt.or(() -> Optional.of(s.since()));
            case IncidentState.Containing s -> acknowledgedAt.or(() -> Optional.of(s.since()));
            case IncidentState.Recovering s -> acknowledgedAt.or(() -> Optional.of(s.since()));
            case IncidentState.Closed s -> acknowledgedAt;
        };
    }
}
