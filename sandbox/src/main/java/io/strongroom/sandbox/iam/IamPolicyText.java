package io.strongroom.sandbox.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Place;
import io.strongroom.sandbox.store.Documents;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What IAM asks of a policy document before it takes it. */
final class IamPolicyText {
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
    private static final Pattern OWN = Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):(role|user)/(?:.*/)?([^/]+)");
    private static final Pattern NAMED = Pattern.compile(
            "\\*|[0-9]{12}|arn:aws[a-z-]*:(?:iam|sts)::[0-9]{12}:(?:root|(?:role|user|assumed-role)/.+)");
    private static final int LONGEST_TRUST = 2_048;
    private static final int LONGEST_MANAGED = 6_144;

    private IamPolicyText() {}

    /** A trust policy: principals that are there, {@code sts:} actions, no resource. */
    static void requireTrust(Documents documents, Place place, String text) {
        requireLength(text, LONGEST_TRUST, "ACLSizePerRole");
        for (var statement : statements(text)) {
            if (statement.has("Resource")) {
                throw IamErrors.malformed("Has prohibited field Resource");
            }
            if (actions(statement).stream().anyMatch(action -> !action.equals("*") && !action.startsWith("sts:"))) {
                throw IamErrors.malformed("AssumeRole policy may only specify STS AssumeRole actions.");
            }
            requirePrincipals(documents, place, statement);
        }
    }

    /** A policy of an identity: actions and resources, no principal. */
    static void requireIdentity(String text) {
        requireLength(text, LONGEST_MANAGED, "PolicySize");
        for (var statement : statements(text)) {
            if (statement.has("Principal") || statement.has("NotPrincipal")) {
                throw IamErrors.malformed("Policy document should not specify a principal.");
            }
            actions(statement);
            if (texts(statement.path("Resource")).isEmpty()
                    && texts(statement.path("NotResource")).isEmpty()) {
                throw IamErrors.malformed("Policy statement must contain resources.");
            }
        }
    }

    /** As IAM gives documents back. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<JsonNode> statements(String text) {
        JsonNode document;
        try {
            document = Json.parse(text);
        } catch (IllegalArgumentException e) {
            throw IamErrors.malformed("This policy contains invalid Json");
        }
        if (document.has("Version")
                && !VERSIONS.contains(document.path("Version").asText())) {
            throw IamErrors.malformed("The policy must contain a valid version string");
        }
        var statements = items(document.path("Statement"));
        if (statements.isEmpty()) {
            throw IamErrors.malformed("Syntax errors in policy.");
        }
        var sids = new HashSet<String>();
        for (var statement : statements) {
            var effect = statement.path("Effect").asText();
            if (!effect.equals("Allow") && !effect.equals("Deny")) {
                throw IamErrors.malformed("Syntax errors in policy.");
            }
            if (statement.has("Sid") && !sids.add(statement.path("Sid").asText())) {
                throw IamErrors.malformed("Statement IDs (SID) in a single policy must be unique.");
            }
        }
        return statements;
    }

    private static List<String> actions(JsonNode statement) {
        var actions = new ArrayList<>(texts(statement.path("Action")));
        actions.addAll(texts(statement.path("NotAction")));
        if (actions.isEmpty()) {
            throw IamErrors.malformed("Policy statement must contain actions.");
        }
        if (!actions.stream().allMatch(action -> ACTION.matcher(action).matches())) {
            throw IamErrors.malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        return actions;
    }

    private static void requirePrincipals(Documents documents, Place place, JsonNode statement) {
        var principal = statement.path("Principal");
        if (principal.isTextual() && principal.textValue().equals("*")) {
            return;
        }
        if (!principal.isObject() || principal.isEmpty()) {
            throw IamErrors.malformed("Missing required field Principal");
        }
        for (var kind : principal.properties()) {
            var names = texts(kind.getValue());
            if (names.isEmpty()) {
                throw IamErrors.malformed("Missing required field Principal cannot be empty!");
            }
            if (kind.getKey().equals("AWS")) {
                names.forEach(name -> requireThere(documents, place, name));
            }
        }
    }

    /** Another account's principals are looked at by AWS as well; here they count as there. */
    private static void requireThere(Documents documents, Place place, String name) {
        var own = OWN.matcher(name);
        boolean missing = !NAMED.matcher(name).matches()
                || (own.matches()
                        && own.group(1).equals(place.account().value())
                        && documents
                                .get(place.globalShelf("iam", own.group(2) + "s")
                                        .key(own.group(3)))
                                .isEmpty());
        if (missing) {
            throw IamErrors.malformed("Invalid principal in policy: \"AWS\":\"" + name + "\"");
        }
    }

    private static void requireLength(String text, int longest, String quota) {
        if (text.replaceAll("\\s", "").length() > longest) {
            throw IamErrors.limit("Cannot exceed quota for " + quota + ": " + longest);
        }
    }

    private static List<String> texts(JsonNode node) {
        return items(node).stream()
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static List<JsonNode> items(JsonNode node) {
        var all = new ArrayList<JsonNode>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            all.add(node);
        }
        return all;
    }
}
