package io.strongroom.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lives as long as the process. One lock for all: its work takes microseconds. */
public final class InMemoryStore implements Store {
    /** A document, null when deleted, with what a late reader still sees. */
    record Version(@Nullable JsonNode body, @Nullable JsonNode previous, Instant changedAt) {
        @Nullable
        JsonNode seenBy(Instant asOf) {
            return changedAt.isAfter(asOf) ? previous : body;
        }
    }

    private final NavigableMap<Key, Version> versions = new TreeMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<Fault, Long> strikes = new EnumMap<>(Fault.class);
    private final InstantSource clock;
    private long countedSecond;

    public InMemoryStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized <T> T transact(String account, Function<Documents, T> work) {
        var documents = new InMemoryDocuments(versions, Instant.MAX, clock.instant());
        T result = work.apply(documents);
        versions.putAll(documents.written());
        effects.addAll(documents.effects());
        return result;
    }

    @Override
    public synchronized <T> T read(Duration delay, Function<Documents, T> work) {
        var asOf = delay.isZero() ? Instant.MAX : clock.instant().minus(delay);
        return work.apply(new InMemoryDocuments(versions, asOf, null));
    }

    @Override
    public synchronized int count(String account, String region, String api, long second) {
        if (second != countedSecond) {
            counts.clear();
            countedSecond = second;
        }
        return counts.merge(account + "/" + region + "/" + api, 1, Integer::sum);
    }

    @Override
    public synchronized void struck(String account, String api, Fault fault) {
        strikes.merge(fault, 1L, Long::sum);
    }

    @Override
    public synchronized long strikes(Fault fault) {
        return strikes.getOrDefault(fault, 0L);
    }

    @Override
    public Ledger ledger() {
        return new Ledger() {
            @Override
            public List<Effect> all() {
                synchronized (InMemoryStore.this) {
                    return List.copyOf(effects);
                }
            }

            @Override
            public List<Effect> bySession(String session) {
                return all().stream()
                        .filter(effect -> effect.session().equals(session))
                        .toList();
            }

            @Override
            public List<Effect> between(String account, Instant from, Instant until) {
                return all().reversed().stream()
                        .filter(effect -> effect.account().equals(account)
                                && !effect.at().isBefore(from)
                                && effect.at().isBefore(until))
                        .toList();
            }

            @Override
            public long count() {
                synchronized (InMemoryStore.this) {
                    return effects.size();
                }
            }
        };
    }
}
