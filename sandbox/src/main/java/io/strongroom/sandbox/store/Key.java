package io.strongroom.sandbox.store;

import java.util.Comparator;

/** The address of one document. */
public record Key(Shelf shelf, String id) implements Comparable<Key> {
    private static final Comparator<Key> ORDER = Comparator.<Key, String>comparing(key -> key.shelf.account())
            .thenComparing(key -> key.shelf.region())
            .thenComparing(key -> key.shelf.service())
            .thenComparing(key -> key.shelf.kind())
            .thenComparing(Key::id);

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
