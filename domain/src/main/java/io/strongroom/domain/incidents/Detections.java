package io.strongroom.domain.incidents;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.jobs.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Detections on their way into incidents, for the worker. */
public interface Detections {
    /**
     * Lets each open an incident or join one, as {@link Correlating} decides, in the running transaction or one of its own.
     * One whose {@link Detection#occurrence()} is there already changes nothing; one that a {@link Suppression} covers is counted
     * with that, and joins nothing.
     *
     * @return what became of those that are not suppressed, in the same order
     */
    default List<Recorded> record(List<Detection> detections, Instant now) {
        return record(detections, List.of(), now);
    }

    /**
     * The same, and adds each change of our own to the open incidents that are about what it touched.
     *
     * @param changes events that are new
     */
    List<Recorded> record(List<Detection> detections, List<OwnChange> changes, Instant now);

    /** A call of our own worker. @param job that made it */
    record OwnChange(AwsEvent event, JobId job) {}

    /**
     * What became of a detection.
     *
     * @param verdict empty when it was there already
     */
    record Recorded(IncidentId incident, Optional<Correlating.Verdict> verdict) {}
}
