package io.strongroom.domain.inventory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A property that takes a call of its own to read: what AWS told, that there is none, or why it could not be told. As JSON
 * it is {@code {told: …}}, {@code {none: true}} or {@code {unknown: …}}; it is written for comparison and never read back.
 *
 * @param <T> what is told
 */
public sealed interface Told<T> {
    /** AWS told it. */
    record Known<T>(@JsonProperty("told") T is) implements Told<T> {}

    /** AWS told that there is none. */
    record None<T>() implements Told<T> {
        @JsonProperty("none")
        boolean none() {
            return true;
        }
    }

    /** It could not be read. */
    record Unknown<T>(@JsonProperty("unknown") Coverage why) implements Told<T> {}

    static <T> Told<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Told<T> none() {
        return new None<>();
    }

    static <T> Told<T> unknown(Coverage why) {
        return new Unknown<>(why);
    }

    /**
     * What was told, empty when there is none.
     *
     * @throws NotTold when it could not be read: a control lets it fly, and its verdict becomes Unknown
     */
    default Optional<T> value() {
        return switch (this) {
            case Known<T>(var value) -> Optional.of(value);
            case None<T>() -> Optional.empty();
            case Unknown<T>(var why) -> throw new NotTold(why);
        };
    }

    /**
     * Whether one of them passes the test. One that does is enough, so what could not be told matters only while there is
     * none.
     *
     * @throws NotTold when none is known to pass, and one of them could not be told
     */
    static <E> boolean any(Collection<E> all, Predicate<E> test) {
        Optional<NotTold> untold = Optional.empty();
        for (var one : all) {
            try {
                if (test.test(one)) {
                    return true;
                }
            } catch (NotTold e) {
                untold = Optional.of(e);
            }
        }
        if (untold.isPresent()) {
            throw untold.get();
        }
        return false;
    }

    /**
     * Whether all of them pass the test. One that does not settles it, so what could not be told matters only while there
     * is none.
     *
     * @throws NotTold when none is known not to pass, and one of them could not be told
     */
    static <E> boolean all(Collection<E> all, Predicate<E> test) {
        return !any(all, test.negate());
    }

    /**
     * Those that pass the test, as far as can be told. What could not be told matters only while there are none.
     *
     * @throws NotTold when none is known to pass, and one of them could not be told
     */
    static <E> List<E> those(Collection<E> all, Predicate<E> test) {
        var those = new ArrayList<E>();
        Optional<NotTold> untold = Optional.empty();
        for (var one : all) {
            try {
                if (test.test(one)) {
                    those.add(one);
                }
            } catch (NotTold e) {
                untold = Optional.of(e);
            }
        }
        if (those.isEmpty() && untold.isPresent()) {
            throw untold.get();
        }
        return List.copyOf(those);
    }
}
