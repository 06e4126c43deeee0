package io.strongroom.domain.iam.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom a resource's policy lets in. */
public final class Grants {
    private static final Principals.Name EVERYONE = new Principals.Name("AWS", "*");

    private Grants() {}

    /**
     * Everybody whom the policy lets do the action, or a part of what the action's wildcards take in. A Deny that leaves
     * only some counts as what narrows a grant; one that leaves nobody takes all grants away.
     *
     * @param resource {@code *} for any
     */
    public static List<Grant> of(Policy policy, String action, String resource) {
        var asked = Request.of(Caller.ANYONE, action, resource);
        var grants = new ArrayList<Grant>();
        for (var statement : policy.statements()) {
            if (!statement.deny() && statement.speaks(asked)) {
                var narrowed = Narrowing.demanded(statement);
                if (!takenAway(policy, statement, asked, narrowed)) {
                    names(statement).forEach(name -> grants.add(new Grant(name, narrowed, statement.ref())));
                }
            }
        }
        return List.copyOf(grants);
    }

    /** Whether a Deny takes from everyone all that the statement allows; one that leaves some adds to what narrows it. */
    private static boolean takenAway(
            Policy policy, Statement allowed, Request asked, Map<String, Set<String>> narrowed) {
        for (var statement : policy.statements()) {
            if (statement.deny() && statement.coversAllOf(allowed, asked)) {
                if (statement.conditions().isEmpty()
                        && statement.principals().denies(Caller.ANYONE).isYes()) {
                    return true;
                }
                Narrowing.spared(statement)
                        .ifPresent(one -> narrowed.putIfAbsent(one.key(), new HashSet<>(one.values())));
            }
        }
        return false;
    }

    /** Grants of any action at all. */
    public static List<Grant> of(Policy policy) {
        return of(policy, "*", "*");
    }

    private static List<Principals.Name> names(Statement statement) {
        return switch (statement.principals().form()) {
            case ATTACHED -> List.of();
            case THESE -> statement.principals().names();
            case ALL_BUT -> List.of(EVERYONE);
        };
    }
}
