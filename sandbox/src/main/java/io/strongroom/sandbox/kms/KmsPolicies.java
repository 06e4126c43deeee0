package io.strongroom.sandbox.kms;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.store.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;

/** Key policies, and the check that keeps callers from locking themselves out. */
final class KmsPolicies {
    private static final int LONGEST = 32_768;
    private final Calls calls;
    private final KmsKeys keys;

    KmsPolicies(Calls calls, KmsKeys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    /** What a key gets whose maker named no policy. */
    String usual() {
        return """
                {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",\
                "Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:*","Resource":"*"}]}""".formatted(root());
    }

    GetKeyPolicyResponse get(Documents documents, GetKeyPolicyRequest request) {
        requireDefault(request.policyName());
        var key = keys.byId(documents, request.keyId());
        return GetKeyPolicyResponse.builder()
                .policy(key.policy())
                .policyName("default")
                .build();
    }

    PutKeyPolicyResponse put(Documents documents, PutKeyPolicyRequest request) {
        requireDefault(request.policyName());
        boolean bypass = Boolean.TRUE.equals(request.bypassPolicyLockoutSafetyCheck());
        keys.change(
                documents,
                request.keyId(),
                key -> key.withPolicy(accept(request.policy(), key.metadata().arn(), bypass)));
        return PutKeyPolicyResponse.builder().build();
    }

    /** Gives back the policy when KMS would take it. */
    String accept(String policy, String keyArn, boolean bypass) {
        if (policy.length() > LONGEST) {
            throw KmsErrors.validation("The policy is longer than 32768 characters");
        }
        var statements = statements(policy);
        statements.forEach(KmsPolicies::requireWhole);
        if (!bypass && !leavesCallerInCharge(statements, keyArn)) {
            throw KmsErrors.malformedPolicy(
                    "The new key policy will not allow you to update the key policy in the future.");
        }
        return policy;
    }

    private static List<JsonNode> statements(String policy) {
        JsonNode document;
        try {
            document = Json.parse(policy);
        } catch (IllegalArgumentException e) {
            throw KmsErrors.malformedPolicy("The policy is not valid JSON: " + e.getMessage());
        }
        var statement = document.path("Statement");
        var all = statement.isObject() ? List.of(statement) : list(statement);
        if (all.isEmpty()) {
            throw KmsErrors.malformedPolicy("The policy has no statement");
        }
        return all;
    }

    private static void requireWhole(JsonNode statement) {
        var effect = statement.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw KmsErrors.malformedPolicy("Policy contains a statement without a valid Effect");
        }
        if (!statement.has("NotPrincipal") && principals(statement).isEmpty()) {
            throw KmsErrors.malformedPolicy("Policy contains a statement with no principal");
        }
        if (texts(statement.path("Action")).isEmpty()
                && texts(statement.path("NotAction")).isEmpty()) {
            throw KmsErrors.malformedPolicy("Policy contains a statement with no action");
        }
        if (texts(statement.path("Resource")).isEmpty()) {
            throw KmsErrors.malformedPolicy("Policy contains a statement with no resource");
        }
    }

    private boolean leavesCallerInCharge(List<JsonNode> statements, String keyArn) {
        return statements.stream().anyMatch(one -> isOnCaller(one, "Allow", keyArn))
                && statements.stream().noneMatch(one -> isOnCaller(one, "Deny", keyArn));
    }

    /** Conditions are not weighed: a conditional Deny does not lock out for good, a conditional Allow may suffice. */
    private boolean isOnCaller(JsonNode statement, String effect, String keyArn) {
        if (!statement.path("Effect").asText().equals(effect)
                || (effect.equals("Deny") && statement.has("Condition"))) {
            return false;
        }
        boolean action = texts(statement.path("Action")).stream()
                .anyMatch(pattern -> covers(pattern.toLowerCase(Locale.ROOT), "kms:putkeypolicy"));
        boolean resource = texts(statement.path("Resource")).stream().anyMatch(pattern -> covers(pattern, keyArn));
        return action && resource && principals(statement).stream().anyMatch(this::isCaller);
    }

    private boolean isCaller(String principal) {
        var account = calls.place().account().value();
        var role = calls.caller().replaceFirst(":sts::", ":iam::").replaceFirst(":assumed-role/([^/]+)/.*", ":role/$1");
        return List.of("*", account, root(), calls.caller(), role).contains(principal);
    }

    private String root() {
        return calls.place().globalArn("iam", "root");
    }

    private static List<String> principals(JsonNode statement) {
        var principal = statement.path("Principal");
        if (principal.isTextual()) {
            return texts(principal);
        }
        var all = new ArrayList<String>();
        principal.properties().forEach(entry -> all.addAll(texts(entry.getValue())));
        return all;
    }

    private static boolean covers(String pattern, String text) {
        return pattern.endsWith("*")
                ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(text);
    }

    private static List<String> texts(JsonNode node) {
        var texts = node.isTextual()
                ? List.of(node.textValue())
                : list(node).stream().map(JsonNode::asText).toList();
        return texts.stream().filter(text -> !text.isBlank()).toList();
    }

    private static List<JsonNode> list(JsonNode node) {
        var all = new ArrayList<JsonNode>();
        if (node.isArray()) {
            node.forEach(all::add);
        }
        return all;
    }

    private static void requireDefault(String name) {
        if (name != null && !name.equals("default")) {
            throw KmsErrors.notFound("No such policy exists");
        }
    }
}
