package io.strongroom.domain.inventory.identities;

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

    /** Policies and boundary, without SCPs. */
    public static PrincipalPolicies of(Identity identity) {
        return identity.access();
    }

    /**
     * SCPs that bind the account, by level; none where the organization has not switched them on, on the account that manages the organization, nor outside of one.
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
}
