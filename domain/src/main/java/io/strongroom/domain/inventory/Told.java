package io.strongroom.domain.inventory;

import java.util.Optional;

/**
 * A property that takes a call of its own to read: what AWS told, that there is none, or why it could not be told.
 *
 * @param <T> what is told
 */
public sealed interface Told<T> {
    /** AWS told it. */
    record Known<T>(T is) implements Told<T> {}

    /** AWS told that there is none. */
    record None<T>() implements Told<T> {}

    /** It could not be read. */
    record Unknown<T>(Coverage why) implements Told<T> {}

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
}
