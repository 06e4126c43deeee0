package io.strongroom.domain.events;

import io.strongroom.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lookups in a map. Every account is active here. */
public final class InMemoryLookups implements Lookups {
    private static final Duration CURRENT = Duration.ofHours(2);

    private final Map<String, Place> places = new LinkedHashMap<>();

    private record Place(Turn turn, Instant due, boolean fed, Optional<String> problem) {}

    private static String key(AccountId account, String region) {
        return account + " " + region;
    }

    @Override
    public synchronized void enlist(AccountId account, Collection<String> regions, Instant now) {
        regions.forEach(region -> places.putIfAbsent(
                key(account, region),
                new Place(new Turn(account, region, Optional.empty()), now, false, Optional.empty())));
    }

    @Override
    public synchronized Optional<Turn> claim(Instant now, Duration again) {
        var next = places.values().stream()
                .filter(place -> !place.due().isAfter(now))
                .min(Comparator.comparing(Place::due)
                        .thenComparing(place ->
                                key(place.turn().account(), place.turn().region())));
        next.ifPresent(place -> put(new Place(place.turn(), now.plus(again), place.fed(), place.problem())));
        return next.map(Place::turn);
    }

    @Override
    public synchronized void looked(Turn turn, Instant until, boolean fed, Instant due) {
        put(new Place(new Turn(turn.account(), turn.region(), Optional.of(until)), due, fed, Optional.empty()));
    }

    @Override
    public synchronized void failed(Turn turn, String problem) {
        places.computeIfPresent(
                key(turn.account(), turn.region()),
                (key, place) -> new Place(place.turn(), place.due(), place.fed(), Optional.of(problem)));
    }

    @Override
    public synchronized Standing standing(Instant now) {
        var current = places.values().stream()
                .filter(place -> !place.due().isBefore(now.minus(CURRENT)))
                .toList();
        boolean all = current.stream().allMatch(place -> place.turn().until().isPresent());
        return new Standing(
                current.size(),
                current.stream().filter(place -> !place.fed()).count(),
                current.stream().filter(place -> place.problem().isPresent()).count(),
                all
                        ? current.stream()
                                .flatMap(place -> place.turn().until().stream())
                                .min(Comparator.naturalOrder())
                        : Optional.empty());
    }

    private void put(Place place) {
        places.put(key(place.turn().account(), place.turn().region()), place);
    }
}
