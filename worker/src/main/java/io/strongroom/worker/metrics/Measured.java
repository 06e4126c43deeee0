package io.strongroom.worker.metrics;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.FeedCounts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How things stood at one moment.
 *
 * @param oldestDue since when the job that waits longest is due; empty when none waits
 * @param jobs by the label of their state
 * @param lastArrival of the feed; empty when nothing ever came
 * @param incidents open ones by severity; severities without any are left out
 * @param messages by name of the queue; one that could not be asked is left out
 */
record Measured(
        Instant at,
        Optional<Instant> oldestDue,
        Map<String, Long> jobs,
        long deadLetters,
        Optional<Instant> lastArrival,
        FeedCounts feed,
        Map<Severity, Long> incidents,
        Map<String, Long> messages,
        boolean credentials) {
    Measured {
        jobs = Map.copyOf(jobs);
        incidents = Map.copyOf(incidents);
        messages = Map.copyOf(messages);
    }
}
