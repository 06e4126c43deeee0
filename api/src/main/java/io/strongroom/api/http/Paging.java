package io.strongroom.api.http;

import io.strongroom.api.access.Caller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of lists that are short enough to be read whole. */
@Singleton
public class Paging {
    /** No list is counted beyond this. */
    public static final long COUNTED = 10_000;

    private final Cursors cursors;
    private final Caller caller;

    Paging(Cursors cursors, Caller caller) {
        this.cursors = cursors;
        this.caller = caller;
    }

    /** One page of it. */
    public record Part<T>(
            List<T> items, @Nullable String next, @Nullable String count) {}

    /**
     * Where in the list an item stands.
     *
     * @param position of an item, as text
     * @param after whether an item comes after a position, that item being there or not
     */
    public record Order<T>(Function<T, String> position, BiPredicate<T, String> after) {}

    /**
     * @param name which list it is, for its cursors
     * @param all what the filter left, in the list's order
     */
    public <T> Part<T> part(ListAsk ask, String name, List<T> all, Order<T> order) {
        var most = Lists.limit(ask.limit);
        var query = caller.principal().userId() + " " + name + " " + ask.q;
        var position = cursors.position(ask.cursor, query);
        var rest = all.stream()
                .filter(item -> position.isEmpty() || order.after().test(item, position.get()))
                .limit(most + 1L)
                .toList();
        var items = rest.subList(0, Math.min(most, rest.size()));
        var next = rest.size() > most ? cursors.after(order.position().apply(items.get(most - 1)), query) : null;
        return new Part<>(items, next, ask.counted() ? capped(all.size()) : null);
    }

    /** A count on the wire. */
    public static String capped(long count) {
        return count >= COUNTED ? COUNTED + "+" : Long.toString(count);
    }

    /** The filter's text, empty when there is none. */
    public static String filter(ListAsk ask) {
        return Optional.ofNullable(ask.q).orElse("");
    }
}
