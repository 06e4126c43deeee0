package io.strongroom.worker.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was found is found again for a while. */
final class Remembered<K, V> {
    private record Known<V>(V value, Instant until) {}

    private final Map<K, Known<V>> known = new ConcurrentHashMap<>();
    private final Duration length;
    private final InstantSource clock;
    private final Function<K, V> find;
    private final int most;

    /** @param most how many are kept, old ones included: what is large must be few */
    Remembered(Duration length, int most, InstantSource clock, Function<K, V> find) {
        this.length = length;
        this.clock = clock;
        this.find = find;
        this.most = most;
    }

    V of(K key) {
        var now = clock.instant();
        var before = known.get(key);
        if (before != null && before.until().isAfter(now)) {
            return before.value();
        }
        if (known.size() >= most) {
            known.clear();
        }
        var value = find.apply(key);
        known.put(key, new Known<>(value, now.plus(length)));
        return value;
    }
}
