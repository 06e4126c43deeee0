package io.strongroom.domain.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Events in a map. Nothing runs out here. */
public final class InMemoryEvents implements Events {
    private static final Comparator<AwsEvent> OLDEST_FIRST =
            Comparator.comparing(AwsEvent::at).thenComparing(AwsEvent::id);

    private final Map<EventId, AwsEvent> kept = new LinkedHashMap<>();
    private final Map<String, Long> unknown = new TreeMap<>();
    private final Map<String, PoisonEvent> poison = new LinkedHashMap<>();
    private long doubled;
    private Optional<Instant> last = Optional.empty();

    @Override
    public synchronized Set<EventId> append(List<AwsEvent> events, Instant now) {
        last = Optional.of(now);
        var fresh = new LinkedHashSet<EventId>();
        for (var event : events) {
            if (kept.putIfAbsent(event.id(), event) == null) {
                fresh.add(event.id());
            } else {
                doubled++;
            }
        }
        return fresh;
    }

    @Override
    public synchronized Set<EventId> appendLookedUp(List<AwsEvent> events, Instant now) {
        var fresh = new LinkedHashSet<EventId>();
        events.stream()
                .filter(event -> kept.putIfAbsent(event.id(), event) == null)
                .forEach(event -> fresh.add(event.id()));
        return fresh;
    }

    @Override
    public synchronized void countUnknown(String detailType, long messages, Instant now) {
        last = Optional.of(now);
        unknown.merge(detailType, messages, Long::sum);
    }

    @Override
    public synchronized void setAside(String body, String reason, Instant now) {
        last = Optional.of(now);
        keepAside(body, reason, now);
    }

    @Override
    public synchronized void tellTrouble(String what, String reason, Instant now) {
        keepAside(what, TROUBLE + reason, now);
    }

    private void keepAside(String body, String reason, Instant now) {
        var digest = UUID.nameUUIDFromBytes(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        poison.merge(
                digest,
                new PoisonEvent(digest, reason, body, now, now, 1),
                (one, more) -> new PoisonEvent(digest, reason, body, one.firstAt(), now, one.times() + 1));
    }

    @Override
    public synchronized Optional<AwsEvent> find(EventId id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public synchronized List<AwsEvent> search(EventQuery query) {
        return kept.values().stream()
                .filter(one -> fits(query, one))
                .sorted(OLDEST_FIRST.reversed())
                .limit(query.limit())
                .toList();
    }

    private static boolean fits(EventQuery query, AwsEvent one) {
        return (query.accounts().isEmpty() || query.accounts().contains(one.account()))
                && (query.names().isEmpty() || query.names().contains(one.name()))
                && (query.principal().isEmpty() || query.principal().equals(one.principal()))
                && query.visible().map(all -> all.contains(one.account())).orElse(true)
                && query.from().filter(from -> one.at().isBefore(from)).isEmpty()
                && query.until().filter(until -> !one.at().isBefore(until)).isEmpty()
                && query.before().filter(place -> !after(place, one)).isEmpty();
    }

    private static boolean after(EventQuery.Cursor place, AwsEvent one) {
        var order = one.at().compareTo(place.at());
        return order < 0 || (order == 0 && one.id().compareTo(place.id()) < 0);
    }

    @Override
    public synchronized List<AwsEvent> earlier(AwsEvent event, Collection<Recall> recalls, int limit) {
        return recalled(
                recalls,
                recall -> one -> sameHistory(event, one)
                        && !one.at().isAfter(event.at())
                        && !one.at().isBefore(event.at().minus(recall.within())),
                OLDEST_FIRST.reversed(),
                limit);
    }

    @Override
    public synchronized List<AwsEvent> later(AwsEvent event, Collection<Recall> recalls, int limit) {
        return recalled(
                recalls,
                recall -> one -> sameHistory(event, one)
                        && one.at().isAfter(event.at())
                        && !one.at().isAfter(event.at().plus(recall.within())),
                OLDEST_FIRST,
                limit);
    }

    private List<AwsEvent> recalled(
            Collection<Recall> recalls,
            Function<Recall, Predicate<AwsEvent>> span,
            Comparator<AwsEvent> order,
            int limit) {
        var found = new LinkedHashMap<EventId, AwsEvent>();
        recalls.stream().sorted(Comparator.comparing(Recall::detail)).forEach(recall -> {
            var named = new TreeMap<String, Integer>();
            kept.values().stream()
                    .filter(recall::has)
                    .filter(span.apply(recall))
                    .sorted(order)
                    .filter(one -> named.merge(one.source() + " " + one.name(), 1, Integer::sum) <= limit)
                    .forEach(one ->
                            found.put(one.id(), recall.detail() == Recall.Detail.WHOLE ? one : one.withoutDetail()));
        });
        return found.values().stream().sorted(OLDEST_FIRST).toList();
    }

    private static boolean sameHistory(AwsEvent event, AwsEvent one) {
        return event.subject().isPresent()
                && event.subject().equals(one.subject())
                && !one.id().equals(event.id());
    }

    @Override
    public synchronized List<PoisonEvent> poison(int limit) {
        return poison.values().stream()
                .sorted(Comparator.comparing(PoisonEvent::lastAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized FeedCounts counts() {
        return new FeedCounts(kept.size(), doubled, unknown, poison.size());
    }

    @Override
    public synchronized FeedState state(Duration patience, Instant now) {
        return FeedState.of(last, patience, now);
    }

    /** As if nothing had ever come. */
    public synchronized void forget() {
        kept.clear();
        unknown.clear();
        poison.clear();
        doubled = 0;
        last = Optional.empty();
    }

    /** As if the last message had come then. */
    public synchronized void lastCameAt(Instant at) {
        last = Optional.of(at);
    }
}
