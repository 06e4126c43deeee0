package io.strongroom.domain.iam.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
        var request = Request.of(Caller.ANYONE, action, resource);
        if (policy.says(request).denied().isYes()) {
            return List.of();
        }
        var left = new HashMap<String, Set<String>>();
        for (var statement : policy.statements()) {
            if (statement.deny() && speaksOfAll(statement, request)) {
                Narrowing.spared(statement).ifPresent(one -> left.put(one.key(), new HashSet<>(one.values())));
            }
        }
        var grants = new ArrayList<Grant>();
        for (var statement : policy.statements()) {
            if (!statement.deny() && speaks(statement, request)) {
                var narrowed = Narrowing.demanded(statement);
                left.forEach(narrowed::putIfAbsent);
                names(statement).forEach(name -> grants.add(new Grant(name, narrowed, statement.ref())));
            }
        }
        return List.copyOf(grants);
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

    private static boolean speaks(Statement statement, Request request) {
        return !statement
                .action(request.action())
                .and(statement.resource(request.resource(), request.facts()))
                .isNo();
    }

    private static boolean speaksOfAll(Statement statement, Request request) {
        return statement
                .action(request.action())
                .and(statement.resource(request.resource(), request.facts()))
                .isYes();
    }
}
