package io.strongroom.domain.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events of the last 90 days. Appending joins the running transaction: an event and what came of it are kept together or not at all. */
public interface Events {
    /** How long events are kept. */
    Duration KEPT = Duration.ofDays(90);

    /** How the reason begins of what is no message, but the watch's own trouble. */
    String TROUBLE = "Strongroom failed: ";

    /**
     * Keeps those that are not there yet.
     *
     * @return ids of those that were new: only they go on to the detectors
     */
    Set<EventId> append(List<AwsEvent> events, Instant now);

    /**
     * The same for events that were looked up, not told: they are counted apart, and say nothing of whether the feed runs.
     *
     * @return ids of those that were new
     */
    Set<EventId> appendLookedUp(List<AwsEvent> events, Instant now);

    /** Counts messages that nobody looks at. */
    void countUnknown(String detailType, long messages, Instant now);

    /** Keeps a message that could not be read, once however often it comes. */
    void setAside(String body, String reason, Instant now);

    /**
     * Keeps that the watch itself failed at something, where people see what was set aside. It is no message: a feed that is
     * silent stays so.
     *
     * @param what it failed at; the same is kept once however often it happens
     */
    void tellTrouble(String what, String reason, Instant now);

    Optional<AwsEvent> find(EventId id);

    List<AwsEvent> search(EventQuery query);

    /**
     * What else happened up to an event's time of the same {@link AwsEvent#subject()}, in whatever account: what has the same
     * time too, for CloudTrail counts in whole seconds, but not the event itself.
     *
     * @param recalls which of it; each counts by itself
     * @param limit most of one name, the newest of them: many of one kind take no other's place
     * @return oldest first, by the time they happened; none for an event without a subject
     */
    List<AwsEvent> earlier(AwsEvent event, Collection<Recall> recalls, int limit);

    /**
     * The same for what happened after it, the oldest of each name. An event that arrives late may complete a chain that
     * began with it: detectors with a history look at these once more, and what they found before is kept once.
     */
    List<AwsEvent> later(AwsEvent event, Collection<Recall> recalls, int limit);

    /** Messages that were set aside, newest first. */
    List<PoisonEvent> poison(int limit);

    FeedCounts counts();

    /** @param patience after which silence is told */
    FeedState state(Duration patience, Instant now);
}
