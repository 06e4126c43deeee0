package io.strongroom.sandbox.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A resource policy as the simulation needs to understand it: is it whole, and does it shut its own caller out? */
public record PolicyText(List<Statement> statements) {

    /** Something is wrong with the policy; services turn it into their own error. */
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String why;

        Malformed(String why) {
            super(why);
            this.why = why;
        }

        public String why() {
            return why;
        }
    }

    /** One statement, with single values as lists of one. */
    public record Statement(
            boolean allows, List<String> principals, List<String> actions, List<String> resources, JsonNode condition) {

        private static final List<String> NEGATIVE =
                List.of("arnnotlike", "arnnotequals", "stringnotlike", "stringnotequals");
        private static final List<String> POSITIVE = List.of("arnlike", "arnequals", "stringlike", "stringequals");

        /** Whether it is about that action; case does not matter. */
        public boolean names(String action) {
            return actions.stream()
                    .anyMatch(pattern ->
                            Wildcards.match(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT)));
        }

        public boolean covers(String resource) {
            return resources.stream().anyMatch(pattern -> Wildcards.match(pattern, resource));
        }

        /** Whether one of these names is meant. */
        public boolean concerns(List<String> callerNames) {
            return principals.contains("*") || principals.stream().anyMatch(callerNames::contains);
        }

        /**
         * Whether the conditions on {@code aws:PrincipalArn} hold for the caller. Other conditions are about circumstances
         * that are not simulated, and count as not met.
         */
        public boolean holdsFor(List<String> callerNames) {
            return condition.properties().stream()
                    .allMatch(operator -> operator.getValue().properties().stream()
                            .allMatch(key -> holds(
                                    operator.getKey().toLowerCase(Locale.ROOT),
                                    key.getKey(),
                                    key.getValue(),
                                    callerNames)));
        }

        private static boolean holds(String operator, String key, JsonNode values, List<String> callerNames) {
            if (!key.equalsIgnoreCase("aws:PrincipalArn")) {
                return false;
            }
            boolean any = texts(values).stream()
                    .anyMatch(pattern -> callerNames.stream().anyMatch(name -> Wildcards.match(pattern, name)));
            return NEGATIVE.contains(operator) ? !any : POSITIVE.contains(operator) && any;
        }
    }

    /** @throws Malformed when it is not JSON, or a statement lacks effect, principal, action or resource */
    public static PolicyText parse(String text) {
        JsonNode document;
        try {
            document = Json.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("The policy is not valid JSON: " + e.getMessage());
        }
        var node = document.path("Statement");
        var statements = (node.isObject() ? Stream.of(node) : items(node))
                .map(PolicyText::statement)
                .toList();
        if (statements.isEmpty()) {
            throw new Malformed("The policy has no statement");
        }
        return new PolicyText(statements);
    }

    private static Statement statement(JsonNode node) {
        var effect = node.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new Malformed("Policy contains a statement without a valid Effect");
        }
        var principals = node.has("NotPrincipal") ? List.of("not") : principals(node.path("Principal"));
        if (principals.isEmpty()) {
            throw new Malformed("Policy contains a statement with no principal");
        }
        if (texts(node.path("Action")).isEmpty()
                && texts(node.path("NotAction")).isEmpty()) {
            throw new Malformed("Policy contains a statement with no action");
        }
        if (texts(node.path("Resource")).isEmpty()
                && texts(node.path("NotResource")).isEmpty()) {
            throw new Malformed("Policy contains a statement with no resource");
        }
        return new Statement(
                effect.equals("Allow"),
                principals,
                texts(node.path("Action")),
                texts(node.path("Resource")),
                node.path("Condition"));
    }

    /** Whether a Deny of this policy stops the caller from doing that. */
    public boolean denies(String action, String resource, List<String> callerNames) {
        return statements.stream()
                .anyMatch(one -> !one.allows()
                        && one.names(action)
                        && one.covers(resource)
                        && one.concerns(callerNames)
                        && one.holdsFor(callerNames));
    }

    private static List<String> principals(JsonNode principal) {
        if (principal.isTextual()) {
            return texts(principal);
        }
        return principal.properties().stream()
                .flatMap(entry -> texts(entry.getValue()).stream())
                .toList();
    }

    private static List<String> texts(JsonNode node) {
        var texts = node.isTextual() ? Stream.of(node.textValue()) : items(node).map(JsonNode::asText);
        return texts.filter(text -> !text.isBlank()).toList();
    }

    private static Stream<JsonNode> items(JsonNode node) {
        var all = new ArrayList<JsonNode>();
        if (node.isArray()) {
            node.forEach(all::add);
        }
        return all.stream();
    }
}
