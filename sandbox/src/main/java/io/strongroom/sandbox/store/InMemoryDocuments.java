package io.strongroom.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.store.InMemoryStore.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes go beside the kept documents until the transaction is over, so that a throw leaves no trace. */
final class InMemoryDocuments implements Documents {
    private final NavigableMap<Key, Version> kept;
    private final NavigableMap<Key, Version> written = new TreeMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Instant asOf;
    private final @Nullable Instant writesAt;

    /** @param writesAt the transaction's time; null makes it a reading */
    InMemoryDocuments(NavigableMap<Key, Version> kept, Instant asOf, @Nullable Instant writesAt) {
        this.kept = kept;
        this.asOf = asOf;
        this.writesAt = writesAt;
    }

    NavigableMap<Key, Version> written() {
        return written;
    }

    List<Effect> effects() {
        return effects;
    }

    @Override
    public Optional<JsonNode> get(Key key) {
        return Optional.ofNullable(version(key))
                .map(version -> version.seenBy(asOf))
                .map(JsonNode::deepCopy);
    }

    @Override
    public List<Stored> list(Shelf shelf, String after, int limit) {
        var first = shelf.key(after);
        var last = shelf.key("\uffff");
        var old = new Cursor(kept.subMap(first, false, last, true));
        var own = new Cursor(written.subMap(first, false, last, true));
        var found = new ArrayList<Stored>();
        // Both are in order, so that a page costs what is on it, not what is on the shelf.
        while (found.size() < limit && (old.next != null || own.next != null)) {
            var entry = Cursor.lower(old, own);
            var body = entry.getValue().seenBy(asOf);
            if (body != null) {
                found.add(new Stored(entry.getKey().id(), body.deepCopy()));
            }
        }
        return found;
    }

    /** The next entry of a map that is walked through. */
    private static final class Cursor {
        private final Iterator<Map.Entry<Key, Version>> entries;
        private Map.@Nullable Entry<Key, Version> next;

        Cursor(NavigableMap<Key, Version> map) {
            this.entries = map.entrySet().iterator();
            advance();
        }

        private void advance() {
            next = entries.hasNext() ? entries.next() : null;
        }

        /** Takes the lower of both; of equal keys the second, which hides the first. */
        static Map.Entry<Key, Version> lower(Cursor first, Cursor second) {
            var one = first.next;
            var other = second.next;
            int order = one == null ? 1 : other == null ? -1 : one.getKey().compareTo(other.getKey());
            if (order <= 0) {
                first.advance();
            }
            if (order >= 0) {
                second.advance();
            }
            return Objects.requireNonNull(order < 0 ? one : other);
        }
    }

    @Override
    public void put(Key key, JsonNode body) {
        write(key, body.deepCopy());
    }

    @Override
    public void delete(Key key) {
        write(key, null);
    }

    @Override
    public boolean claim(Key key, JsonNode body) {
        if (get(key).isPresent()) {
            return false;
        }
        put(key, body);
        return true;
    }

    @Override
    public void record(Effect effect) {
        effects.add(effect);
    }

    @Override
    public boolean changed() {
        return !written.isEmpty();
    }

    private @Nullable Version version(Key key) {
        var own = written.get(key);
        return own != null ? own : kept.get(key);
    }

    private void write(Key key, @Nullable JsonNode body) {
        if (writesAt == null) {
            throw new IllegalStateException("a reading cannot write " + key);
        }
        var before = kept.get(key);
        JsonNode previous = null;
        if (before != null) {
            previous = before.changedAt().equals(writesAt) ? before.previous() : before.body();
        }
        written.put(key, new Version(body, previous, writesAt));
    }
}
