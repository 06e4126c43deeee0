package io.strongroom.domain.inventory.identities;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What roles and users bring along when they ask for something, as the policy evaluator takes it. */
public final class Bearers {
    private static final String SERVICE_CONTROL = "SERVICE_CONTROL_POLICY";

    private Bearers() {}

    /** The role's policies and boundary, without SCPs. */
    public static PrincipalPolicies of(Role role) {
        return of(role.policies(), role.boundary());
    }

    /** The user's policies and boundary, without SCPs. */
    public static PrincipalPolicies of(User user) {
        return of(user.policies(), user.boundary());
    }

    /**
     * SCPs that bind the account, by level; none on the account that manages the organization, nor outside of one.
     *
     * @throws io.strongroom.domain.inventory.NotTold when the organization or its policies could not be read
     */
    public static List<List<Policy>> serviceControl(Inventory inventory) {
        var organization = inventory.only(Kinds.ORGANIZATION);
        if (organization.isEmpty() || organization.get().management().equals(inventory.account())) {
            return List.of();
        }
        return organization.get().levels(inventory.account(), SERVICE_CONTROL).stream()
                .map(level -> level.stream()
                        .map(policy -> Policy.of(policy.name(), policy.document()))
                        .toList())
                .toList();
    }

    private static PrincipalPolicies of(Map<String, JsonNode> policies, Optional<JsonNode> boundary) {
        var identity = policies.entrySet().stream()
                .map(entry -> Policy.of(entry.getKey(), entry.getValue()))
                .toList();
        return new PrincipalPolicies(
                identity, boundary.map(document -> Policy.of("permissions boundary", document)), List.of());
    }
}
