package io.strongroom.worker.events;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.EventQuery;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.FeedCounts;
import io.strongroom.domain.events.FeedState;
import io.strongroom.domain.events.PoisonEvent;
import io.strongroom.domain.events.Recall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store that only knows what was set aside. */
final class EventsForTests implements Events {
    final List<String> aside = new ArrayList<>();

    @Override
    public Set<EventId> append(List<AwsEvent> events, Instant now) {
        return Set.of();
    }

    @Override
    public Set<EventId> appendLookedUp(List<AwsEvent> events, Instant now) {
        return Set.of();
    }

    @Override
    public void countUnknown(String detailType, long messages, Instant now) {}

    @Override
    public void setAside(String body, String reason, Instant now) {
        aside.add(body + ": " + reason);
    }

    @Override
    public void tellTrouble(String what, String reason, Instant now) {
        aside.add(what + ": " + reason);
    }

    @Override
    public Optional<AwsEvent> find(EventId id) {
        return Optional.empty();
    }

    @Override
    public List<AwsEvent> search(EventQuery query) {
        return List.of();
    }

    @Override
    public List<AwsEvent> earlier(AwsEvent event, Collection<Recall> recalls, int limit) {
        return List.of();
    }

    @Override
    public List<AwsEvent> later(AwsEvent event, Collection<Recall> recalls, int limit) {
        return List.of();
    }

    @Override
    public List<PoisonEvent> poison(int limit) {
        return List.of();
    }

    @Override
    public FeedCounts counts() {
        return new FeedCounts(0, 0, Map.of(), aside.size());
    }

    @Override
    public FeedState state(Duration patience, Instant now) {
        return new FeedState.NotConnected();
    }
}
