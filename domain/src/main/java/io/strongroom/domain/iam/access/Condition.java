package io.strongroom.domain.iam.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.PolicyReach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One condition: an operator, a key, and values any of which will do (all of which must be missed, for a negated
 * operator).
 *
 * @param key in lower case: keys have no case
 * @param operator empty when IAM knows none of that name; such a condition makes every answer depend on its key
 */
public record Condition(
        Set set, Optional<Operator> operator, boolean ifExists, String name, String key, List<String> values) {
    /** How a condition on a key of many values takes them. */
    public enum Set {
        PLAIN,
        ANY,
        ALL
    }

    static List<Condition> of(JsonNode element) {
        var all = new ArrayList<Condition>();
        element.properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key ->
                                all.add(of(operator.getKey(), key.getKey(), PolicyReach.texts(key.getValue())))));
        return List.copyOf(all);
    }

    private static Condition of(String name, String key, List<String> values) {
        var rest = name;
        var set = Set.PLAIN;
        if (rest.regionMatches(true, 0, "ForAnyValue:", 0, 12)) {
            set = Set.ANY;
            rest = rest.substring(12);
        } else if (rest.regionMatches(true, 0, "ForAllValues:", 0, 13)) {
            set = Set.ALL;
            rest = rest.substring(13);
        }
        boolean ifExists = rest.toLowerCase(Locale.ROOT).endsWith("ifexists");
        rest = ifExists ? rest.substring(0, rest.length() - 8) : rest;
        return new Condition(set, Operator.named(rest), ifExists, name, key.toLowerCase(Locale.ROOT), values);
    }

    /** Whether it holds only for a key that is there and is one of the values. */
    public boolean demands() {
        return !ifExists
                && set != Set.ALL
                && operator.filter(known -> !known.negated() && known != Operator.NULL)
                        .isPresent();
    }

    /** Whether it holds for everything but the values, a request without the key among it. */
    public boolean excepts() {
        return set != Set.ANY && operator.filter(Operator::negated).isPresent();
    }

    Truth holds(Map<String, List<String>> facts, boolean variables) {
        var known = facts.get(key);
        if (known == null || operator.isEmpty()) {
            return Truth.on(key);
        }
        var test = operator.get();
        if (test == Operator.NULL) {
            return Truth.of(values.stream().anyMatch(value -> value.equalsIgnoreCase("true") == known.isEmpty()));
        }
        if (known.isEmpty()) {
            boolean vacuous = switch (set) {
                case PLAIN -> test.negated();
                case ANY -> false;
                case ALL -> true;
            };
            return Truth.of(ifExists || vacuous);
        }
        return switch (set) {
            case ALL ->
                known.stream().map(value -> one(test, value, facts, variables)).reduce(Truth.YES, Truth::and);
            case ANY ->
                known.stream().map(value -> one(test, value, facts, variables)).reduce(Truth.NO, Truth::or);
            // Of many values without a word on how to take them: any that fits, and for a negation none.
            case PLAIN ->
                test.negated()
                        ? known.stream()
                                .map(value -> one(test, value, facts, variables))
                                .reduce(Truth.YES, Truth::and)
                        : known.stream()
                                .map(value -> one(test, value, facts, variables))
                                .reduce(Truth.NO, Truth::or);
        };
    }

    private Truth one(Operator test, String value, Map<String, List<String>> facts, boolean variables) {
        var any = Truth.NO;
        for (var wanted : values) {
            any = any.or(test.matches(variables ? wanted : Patterns.withoutVariables(wanted), value, facts, key));
        }
        return test.negated() ? any.not() : any;
    }
}
