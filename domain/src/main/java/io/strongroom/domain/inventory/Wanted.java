package io.strongroom.domain.inventory;

import java.util.HashSet;
import java.util.Set;

/**
 * What is to be read of an account: all there is, or what some controls look at and no more.
 *
 * @param kinds the kinds that are read
 * @param actions the IAM actions of their properties: one that takes a call of its own is left out when its action is not
 *     among them
 */
public record Wanted(Set<Kind<?>> kinds, Set<String> actions) {
    private static final Wanted ALL = of(Set.copyOf(Kinds.ALL));

    public Wanted {
        kinds = Set.copyOf(kinds);
        actions = Set.copyOf(actions);
    }

    /** All that can be read. */
    public static Wanted everything() {
        return ALL;
    }

    private static Wanted of(Set<Kind<?>> kinds) {
        var actions = new HashSet<String>();
        kinds.forEach(kind -> actions.addAll(kind.actions()));
        return new Wanted(kinds, actions);
    }

    /** Whether anything of it is in a Region. */
    public boolean regional() {
        return kinds.stream().anyMatch(kind -> kind.reach() == Kind.Reach.REGIONAL);
    }
}
