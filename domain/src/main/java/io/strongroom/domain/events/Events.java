package io.strongroom.domain.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events of the last 90 days. Appending joins the running transaction: an event and what came of it are kept together or not at all. */
public interface Events {
    /** How long events are kept. */
    Duration KEPT = Duration.ofDays(90);

    /**
     * Keeps those that are not there yet.
     *
     * @return ids of those that were new: only they go on to the detectors
     */
    Set<EventId> append(List<AwsEvent> events, Instant now);

    /** Counts a message that nobody looks at. */
    void countUnknown(String detailType, Instant now);

    /** Keeps a message that could not be read, once however often it comes. */
    void setAside(String body, String reason, Instant now);

    Optional<AwsEvent> find(EventId id);

    List<AwsEvent> search(EventQuery query);

    /**
     * What else happened up to an event's time of the same {@link AwsEvent#subject()}, in whatever account, failed calls
     * included: what has the same time too, for CloudTrail counts in whole seconds, but not the event itself.
     *
     * @return the newest of them, oldest first, by the time they happened; none for an event without a subject
     */
    List<AwsEvent> earlier(AwsEvent event, Duration span, int limit);

    /**
     * The same for what happened after it. An event that arrives late may complete a chain that began with it: detectors
     * with a history look at these once more, and what they found before is kept once.
     */
    List<AwsEvent> later(AwsEvent event, Duration span, int limit);

    /** Messages that were set aside, newest first. */
    List<PoisonEvent> poison(int limit);

    FeedCounts counts();

    /** @param patience after which silence is told */
    FeedState state(Duration patience, Instant now);
}
