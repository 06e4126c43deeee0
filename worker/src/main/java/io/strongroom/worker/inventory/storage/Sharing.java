package io.strongroom.worker.inventory.storage;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Told;
import io.strongroom.worker.inventory.Gathering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** With whom snapshots are shared takes a call for each: of so many the newest are asked, and the rest is not told. */
final class Sharing {
    private static final int MOST = 500;

    private final Gathering from;
    private final String action;

    /** @param action the IAM action that a call takes */
    Sharing(Gathering from, String action) {
        this.from = from;
        this.action = action;
    }

    /**
     * With whom each of them is shared, in their order.
     *
     * @param newestFirst all of a kind
     * @param call asks for one: account numbers, {@code all} when it is public, empty when it is gone by now
     */
    <S, R> List<R> each(
            List<S> newestFirst, Function<S, Optional<Set<String>>> call, BiFunction<S, Told<Set<String>>, R> record) {
        int asked = Math.min(MOST, newestFirst.size());
        var all = new ArrayList<R>(from.each(
                newestFirst.subList(0, asked), one -> record.apply(one, from.told(action, () -> call.apply(one)))));
        newestFirst
                .subList(asked, newestFirst.size())
                .forEach(one -> all.add(record.apply(one, Told.unknown(new Coverage.Throttled(action)))));
        return all;
    }
}
