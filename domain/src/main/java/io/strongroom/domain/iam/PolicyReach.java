package io.strongroom.domain.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whom and what a statement reaches, as far as it can be told from the document alone: what planning a change asks.
 * Controls judge with {@link io.strongroom.domain.iam.access.Access}, which weighs conditions, boundaries and SCPs.
 */
public final class PolicyReach {
    private static final Pattern ROOT = Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):root");
    private static final Pattern ACCOUNT = Pattern.compile("arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):.*");

    private PolicyReach() {}

    /**
     * Whether a statement without any condition denies the action to the principal. One with a condition is not counted:
     * whether it applies shows only when the call is made.
     *
     * @param principal ARN of a role or user
     */
    public static boolean deniesOutright(PolicyDocument policy, String action, String principal) {
        return policy.statements().stream()
                .anyMatch(statement -> isDeny(statement)
                        && !statement.has("Condition")
                        && covers(statement, action)
                        && meets(statement, principal));
    }

    /** Whether a statement without any condition allows something to everybody. */
    public static boolean allowsEveryone(PolicyDocument policy) {
        return policy.statements().stream()
                .anyMatch(statement -> !isDeny(statement)
                        && !statement.has("Condition")
                        && (statement.has("NotPrincipal")
                                || names(statement.path("Principal")).contains("*")));
    }

    public static boolean isDeny(ObjectNode statement) {
        return statement.path("Effect").asText().equals("Deny");
    }

    /** Whether the statement speaks of the action, wildcards and {@code NotAction} included. */
    public static boolean covers(ObjectNode statement, String action) {
        if (statement.has("NotAction")) {
            return texts(statement.path("NotAction")).stream().noneMatch(pattern -> matches(pattern, action));
        }
        return texts(statement.path("Action")).stream().anyMatch(pattern -> matches(pattern, action));
    }

    /** The elements of a value that may be a single one or a list. */
    public static List<String> texts(JsonNode value) {
        var texts = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(element -> texts.add(element.asText()));
        } else if (value.isValueNode()) {
            texts.add(value.asText());
        }
        return texts;
    }

    private static boolean meets(ObjectNode statement, String principal) {
        if (statement.has("NotPrincipal")) {
            return names(statement.path("NotPrincipal")).stream().noneMatch(name -> is(name, principal));
        }
        return names(statement.path("Principal")).stream().anyMatch(name -> is(name, principal));
    }

    private static List<String> names(JsonNode principal) {
        return principal.isObject() ? texts(principal.path("AWS")) : texts(principal);
    }

    private static boolean is(String name, String principal) {
        if (name.equals("*") || name.equals(principal)) {
            return true;
        }
        var root = ROOT.matcher(name);
        var account = root.matches() ? root.group(1) : name;
        var own = ACCOUNT.matcher(principal);
        return own.matches() && own.group(1).equals(account);
    }

    private static boolean matches(String pattern, String action) {
        return Glob.covers(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }
}
