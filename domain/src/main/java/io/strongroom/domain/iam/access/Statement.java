package io.strongroom.domain.iam.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.iam.PolicyReach;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One statement, read.
 *
 * @param notActions whether {@code actions} are those that it does not speak of
 * @param notResources the same of {@code resources}
 * @param resources empty where the document has none, as trust policies
 * @param variables whether {@code ${...}} means something in it
 */
public record Statement(
        StatementRef ref,
        boolean deny,
        Principals principals,
        boolean notActions,
        List<String> actions,
        boolean notResources,
        List<String> resources,
        List<Condition> conditions,
        boolean variables) {

    static Statement of(StatementRef ref, ObjectNode json, boolean variables) {
        boolean notActions = json.has("NotAction");
        boolean notResources = json.has("NotResource");
        return new Statement(
                ref,
                PolicyReach.isDeny(json),
                Principals.of(json),
                notActions,
                PolicyReach.texts(json.path(notActions ? "NotAction" : "Action")).stream()
                        .map(action -> action.toLowerCase(Locale.ROOT))
                        .toList(),
                notResources,
                PolicyReach.texts(json.path(notResources ? "NotResource" : "Resource")),
                Condition.of(json.path("Condition")),
                variables);
    }

    Says says(Request request, Map<String, List<String>> facts) {
        var what = action(request.action()).and(resource(request.resource(), facts));
        if (what.isNo()) {
            return Says.NOTHING;
        }
        if (deny) {
            return Says.deny(what.and(principals.denies(request.principal())).and(conditions(facts)), ref);
        }
        var direct = principals.names(request.principal());
        var delegated = principals.namesAccountOf(request.principal());
        if (direct.isNo() && delegated.isNo()) {
            return Says.NOTHING;
        }
        var rest = what.and(conditions(facts));
        return Says.allow(rest.and(direct), rest.and(delegated), ref);
    }

    /** Whether it speaks of the action. */
    Truth action(String asked) {
        var wanted = asked.toLowerCase(Locale.ROOT);
        var in = Truth.NO;
        for (var pattern : actions) {
            in = in.or(Patterns.match(pattern, wanted, "action"));
        }
        return notActions ? in.not() : in;
    }

    /** Whether it speaks of the resource. */
    Truth resource(String asked, Map<String, List<String>> facts) {
        if (resources.isEmpty()) {
            return Truth.YES;
        }
        var in = Truth.NO;
        for (var pattern : resources) {
            in = in.or(
                    variables
                            ? Patterns.matchWithVariables(pattern, asked, facts, "resource")
                            : Patterns.match(Patterns.withoutVariables(pattern), asked, "resource"));
        }
        return notResources ? in.not() : in;
    }

    /** Whether it speaks of some of what is asked. */
    boolean speaks(Request asked) {
        return !action(asked.action())
                .and(resource(asked.resource(), asked.facts()))
                .isNo();
    }

    /** Whether it speaks of all of what is asked that the other speaks of. */
    boolean coversAllOf(Statement other, Request asked) {
        var facts = asked.facts();
        var itsActions =
                other.notActions || other.action(asked.action()).isYes() ? List.of(asked.action()) : other.actions;
        var itsResources = other.notResources
                        || other.resources.isEmpty()
                        || other.resource(asked.resource(), facts).isYes()
                ? List.of(asked.resource())
                : other.resources;
        return itsActions.stream().allMatch(one -> action(one).isYes())
                && itsResources.stream().allMatch(one -> resource(one, facts).isYes());
    }

    /** Whether all of its conditions hold. */
    Truth conditions(Map<String, List<String>> facts) {
        var all = Truth.YES;
        for (var condition : conditions) {
            all = all.and(condition.holds(facts, variables));
        }
        return all;
    }
}
