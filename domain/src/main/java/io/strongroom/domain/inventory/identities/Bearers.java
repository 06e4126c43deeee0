package io.strongroom.domain.inventory.identities;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import java.util.List;
import java.util.Set;

/** What roles and users bring along when they ask for something, as the policy evaluator takes it. */
public final class Bearers {
    private static final String SERVICE_CONTROL = "SERVICE_CONTROL_POLICY";

    private Bearers() {}

    /**
     * The identity's policies and boundary, without SCPs. Left out are policies that have no word on the service's
     * actions: they change no answer about those, and reading all of all roles for each key takes minutes.
     *
     * @param service such as {@code kms}
     */
    public static PrincipalPolicies of(Identity bearer, String service) {
        var own = bearer.policies().entrySet().stream()
                .filter(entry -> speaksOf(entry.getValue(), service))
                .map(entry -> Policy.of(entry.getKey(), entry.getValue()))
                .toList();
        return new PrincipalPolicies(
                own, bearer.boundary().map(document -> Policy.of("permissions boundary", document)), List.of());
    }

    /**
     * SCPs that bind the account, by level; none on the account that manages the organization, nor outside of one, nor
     * where the organization has not switched them on.
     *
     * @throws io.strongroom.domain.inventory.NotTold when the organization or its policies could not be read
     */
    public static List<List<Policy>> serviceControl(Inventory inventory) {
        var organization = inventory.only(Kinds.ORGANIZATION);
        if (organization.isEmpty()
                || organization.get().management().equals(inventory.account())
                || !organization.get().policyTypes().value().orElse(Set.of()).contains(SERVICE_CONTROL)) {
            return List.of();
        }
        return organization.get().levels(inventory.account(), SERVICE_CONTROL).stream()
                .map(level -> level.stream()
                        .map(policy -> Policy.of(policy.name(), policy.document()))
                        .toList())
                .toList();
    }

    /** Whether an action in it may be one of the service's; in doubt yes. */
    private static boolean speaksOf(JsonNode document, String service) {
        var statements = document.path("Statement");
        if (!statements.isArray()) {
            return true;
        }
        for (var statement : statements) {
            if (!statement.has("Action") || mayBe(statement.path("Action"), service)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBe(JsonNode actions, String service) {
        if (actions.isTextual()) {
            return mayBe(actions.textValue(), service);
        }
        for (var action : actions) {
            if (mayBe(action.asText(), service)) {
                return true;
            }
        }
        return false;
    }

    /** Up to its first wildcard an action says which service it is of. */
    private static boolean mayBe(String action, String service) {
        var prefix = service + ":";
        for (int i = 0; i < Math.min(action.length(), prefix.length()); i++) {
            char c = action.charAt(i);
            if (c == '*' || c == '?') {
                return true;
            }
            if (Character.toLowerCase(c) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
