package io.strongroom.domain.iam.access;

import io.strongroom.domain.iam.Glob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far policies deny something to everybody.
 *
 * @param denied whether a statement denies it, to all but those spared and under every circumstance
 * @param spared names and patterns of principals that no such statement stops
 * @param services whether AWS services are spared as well
 * @param by the statements
 */
public record Exemptions(boolean denied, SortedSet<String> spared, boolean services, List<StatementRef> by) {
    private static final List<String> NAMES =
            List.of("aws:principalarn", "aws:userid", "aws:principalaccount", "aws:principalorgid", "aws:username");
    private static final Exemptions NOT_DENIED = new Exemptions(false, new TreeSet<>(), false, List.of());

    public Exemptions {
        by = List.copyOf(by);
    }

    /**
     * Whether the policies together deny the action on the resource to everyone. A statement counts when nothing but who
     * asks decides whether it applies.
     *
     * @param policies resource policies, or SCPs, which name nobody and bind every account below them
     */
    public static Exemptions of(Collection<Policy> policies, String action, String resource) {
        var result = NOT_DENIED;
        for (var policy : policies) {
            for (var statement : policy.statements()) {
                var one = of(statement, Request.of(Caller.ANYONE, action, resource));
                if (one.isPresent()) {
                    result = result.both(one.get());
                }
            }
        }
        return result;
    }

    /** Whether someone is spared whom nobody chose: a whole account or organization, or a pattern that takes in all roles. */
    public boolean wide() {
        return spared.stream().anyMatch(one -> {
            var name = one.substring(Math.max(one.lastIndexOf('/'), one.lastIndexOf(':')) + 1);
            return one.matches("[0-9]{12}|o-.*")
                    || Glob.covers(one, "*")
                    || name.replace("?", "").replace("*", "").isEmpty();
        });
    }

    /** Spared is only who every statement spares. */
    private Exemptions both(Exemptions other) {
        if (!denied) {
            return other;
        }
        var left = new TreeSet<String>();
        spared.stream().filter(one -> covered(one, other.spared)).forEach(left::add);
        other.spared.stream().filter(one -> covered(one, spared)).forEach(left::add);
        var all = new ArrayList<>(by);
        all.addAll(other.by);
        return new Exemptions(true, left, services && other.services, all);
    }

    private static boolean covered(String one, Collection<String> patterns) {
        return patterns.stream().anyMatch(pattern -> Glob.covers(pattern, one));
    }

    private static Optional<Exemptions> of(Statement statement, Request request) {
        boolean speaks = statement.deny()
                && statement
                        .action(request.action())
                        .and(statement.resource(request.resource(), request.facts()))
                        .isYes();
        if (!speaks) {
            return Optional.empty();
        }
        var spared = new TreeSet<String>();
        boolean services = false;
        switch (statement.principals().form()) {
            case ATTACHED -> {}
            case THESE -> {
                if (statement.principals().names().stream()
                        .noneMatch(name -> name.type().equals("AWS") && name.everyone())) {
                    return Optional.empty();
                }
            }
            // An account that is listed spares nobody by itself: each of its people must be listed as well.
            case ALL_BUT ->
                statement.principals().names().stream()
                        .filter(name -> name.account().isEmpty())
                        .forEach(name -> spared.add(name.value()));
        }
        for (var condition : statement.conditions()) {
            if (condition.excepts() && NAMES.contains(condition.key())) {
                spared.addAll(condition.values());
            } else if (condition.excepts() && condition.key().startsWith("aws:principaltag/")) {
                condition.values().forEach(value -> spared.add(condition.key() + "=" + value));
            } else if (Narrowing.sparesServices(condition)) {
                services = true;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Exemptions(true, spared, services, List.of(statement.ref())));
    }
}
