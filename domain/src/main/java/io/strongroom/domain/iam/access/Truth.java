package io.strongroom.domain.iam.access;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Yes, no, or: that depends on what the request will carry. */
sealed interface Truth {
    Truth YES = new Yes();
    Truth NO = new No();

    /** Of every request that is asked about. */
    record Yes() implements Truth {}

    /** Of none. */
    record No() implements Truth {}

    /** @param on condition keys, or {@code principal}, {@code action}, {@code resource} where a part of those asked about is meant */
    record Depends(SortedSet<String> on) implements Truth {}

    static Truth of(boolean value) {
        return value ? YES : NO;
    }

    static Truth on(String key) {
        return new Depends(new TreeSet<>(Set.of(key)));
    }

    default Truth and(Truth other) {
        return switch (this) {
            case No no -> NO;
            case Yes yes -> other;
            case Depends depends ->
                switch (other) {
                    case No no -> NO;
                    case Yes yes -> this;
                    case Depends more -> union(depends, more);
                };
        };
    }

    default Truth or(Truth other) {
        return not().and(other.not()).not();
    }

    default Truth not() {
        return switch (this) {
            case Yes yes -> NO;
            case No no -> YES;
            case Depends depends -> depends;
        };
    }

    default boolean isYes() {
        return this instanceof Yes;
    }

    default boolean isNo() {
        return this instanceof No;
    }

    private static Truth union(Depends one, Depends other) {
        var all = new TreeSet<>(one.on());
        all.addAll(other.on());
        return new Depends(all);
    }
}
