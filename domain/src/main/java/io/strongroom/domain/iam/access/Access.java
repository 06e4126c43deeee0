package io.strongroom.domain.iam.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Decides requests as IAM does: an explicit deny anywhere ends it; each level of SCPs, the boundary, and the identity's
 * policies or the resource's must allow. Session policies, resource control policies and grants are not weighed.
 */
public final class Access {
    private Access() {}

    /** By the caller's policies alone: the resource has none, or it is not known and would not be needed. */
    public static Decision decide(Request request, PrincipalPolicies bearer) {
        return decide(request, bearer, Optional.empty());
    }

    public static Decision decide(Request request, PrincipalPolicies bearer, ResourcePolicy resource) {
        return decide(request, bearer, Optional.of(resource));
    }

    /** What a resource's policy says by itself to whoever asks, whatever they may by their own. */
    public static Decision byResourcePolicy(Request request, Policy policy) {
        var says = policy.says(request, request.facts());
        return conclude(says.denied(), says.deniedBy(), says.allowed(), says.allowedBy(), policy.name());
    }

    private static Decision decide(Request request, PrincipalPolicies bearer, Optional<ResourcePolicy> resource) {
        // Gathered once: an identity may have many policies.
        var facts = request.facts();
        var identity = said(request, facts, bearer.identity());
        var ofResource =
                resource.map(policy -> policy.policy().says(request, facts)).orElse(Says.NOTHING);
        var denied = identity.denied().or(ofResource.denied());
        var deniedBy = decisive(identity, ofResource);
        var allowed = Truth.YES;
        var where = Optional.<String>empty();

        for (var level : bound(request.principal(), bearer)) {
            var says = said(request, facts, level);
            deniedBy = denied.isYes() ? deniedBy : says.deniedBy().or(deniedSoFar(deniedBy));
            denied = denied.or(says.denied());
            where = where.isEmpty() && says.allowed().isNo() ? Optional.of(names(level)) : where;
            allowed = allowed.and(says.allowed());
        }
        var within = bearer.boundary().map(policy -> policy.says(request, facts));
        if (within.isPresent()) {
            deniedBy = denied.isYes() ? deniedBy : within.get().deniedBy().or(deniedSoFar(deniedBy));
            denied = denied.or(within.get().denied());
        }
        var bounded = within.map(Says::allowed).orElse(Truth.YES);
        var granted = granted(request, identity.allowed(), bounded, ofResource, resource);
        if (where.isEmpty() && granted.isNo()) {
            where = Optional.of(
                    bounded.isNo() && !identity.allowed().isNo()
                            ? "permissions boundary"
                            : resource.map(policy -> "identity policies and "
                                            + policy.policy().name())
                                    .orElse("identity policies"));
        }
        return conclude(
                denied,
                deniedBy,
                allowed.and(granted),
                (identity.allowed().isYes() ? identity : ofResource).allowedBy().or(identity::allowedBy),
                where.orElse("policies together"));
    }

    private static Supplier<Optional<StatementRef>> deniedSoFar(Optional<StatementRef> deniedBy) {
        return () -> deniedBy;
    }

    /** What identity, boundary and resource policy grant together. */
    private static Truth granted(
            Request request, Truth identity, Truth boundary, Says says, Optional<ResourcePolicy> resource) {
        var own = identity.and(boundary);
        if (!(request.principal() instanceof Caller.Identity caller)) {
            return request.principal().account().isPresent() ? own.or(says.allowed()) : says.allowed();
        }
        if (resource.isEmpty()) {
            return own;
        }
        if (!caller.accountId().equals(resource.get().owner())) {
            return own.and(says.allowed());
        }
        // A boundary holds a role even where the resource names it; a user or session that is named goes free.
        var named = caller.type().equals("role") ? says.direct().and(boundary) : says.direct();
        return ResourcePolicy.mustAllow(request.action())
                ? named.or(says.delegated().and(own))
                : named.or(own);
    }

    private static List<List<Policy>> bound(Caller caller, PrincipalPolicies bearer) {
        boolean free = caller instanceof Caller.Identity identity && identity.serviceLinked();
        return free
                ? List.of()
                : bearer.serviceControl().stream()
                        .filter(level -> !level.isEmpty())
                        .toList();
    }

    private static Says said(Request request, Map<String, List<String>> facts, Collection<Policy> policies) {
        return policies.stream().map(policy -> policy.says(request, facts)).reduce(Says.NOTHING, Says::and);
    }

    private static Optional<StatementRef> decisive(Says one, Says other) {
        return one.and(other).deniedBy();
    }

    private static String names(List<Policy> level) {
        return "service control policies "
                + String.join(", ", level.stream().map(Policy::name).toList());
    }

    private static Decision conclude(
            Truth denied,
            Optional<StatementRef> deniedBy,
            Truth allowed,
            Optional<StatementRef> allowedBy,
            String where) {
        if (denied.isYes()) {
            return new Decision.ExplicitlyDenied(deniedBy.orElseThrow());
        }
        if (allowed.isNo()) {
            return new Decision.ImplicitlyDenied(where);
        }
        if (denied.isNo() && allowed.isYes()) {
            return new Decision.Allowed(allowedBy.orElseThrow());
        }
        var on = new TreeSet<String>();
        for (var truth : List.of(denied, allowed)) {
            if (truth instanceof Truth.Depends(var keys)) {
                on.addAll(keys);
            }
        }
        return new Decision.Depends(on);
    }
}
