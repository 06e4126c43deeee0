package io.strongroom.domain.iam.access;

import java.util.List;
import java.util.Optional;

/**
 * What a caller brings along: the policies on it, and what bounds them.
 *
 * @param identity attached and inline policies, a user's groups' among them
 * @param serviceControl SCPs by level from the root over OUs to the account; each level must allow. A level without any is
 *     no bound: while SCPs are in force, AWS keeps at least one on each
 */
public record PrincipalPolicies(List<Policy> identity, Optional<Policy> boundary, List<List<Policy>> serviceControl) {
    /** Of a caller with none of its own, such as an AWS service. */
    public static final PrincipalPolicies NONE = new PrincipalPolicies(List.of(), Optional.empty(), List.of());

    public PrincipalPolicies {
        identity = List.copyOf(identity);
        serviceControl = serviceControl.stream().map(List::copyOf).toList();
    }

    public static PrincipalPolicies of(Policy... identity) {
        return new PrincipalPolicies(List.of(identity), Optional.empty(), List.of());
    }

    public PrincipalPolicies within(Policy limit) {
        return new PrincipalPolicies(identity, Optional.of(limit), serviceControl);
    }

    public PrincipalPolicies under(List<List<Policy>> levels) {
        return new PrincipalPolicies(identity, boundary, levels);
    }
}
