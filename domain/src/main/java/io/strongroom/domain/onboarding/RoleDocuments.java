package io.strongroom.domain.onboarding;

import io.strongroom.domain.iam.access.PrincipalPolicies;
import java.util.Optional;

/** What was read of a role with the read role's own permissions. */
public sealed interface RoleDocuments {
    /**
     * All of it.
     *
     * @param version of the template that the role says it comes from
     * @param policies its own, and its boundary; service control policies an account does not see
     */
    record Read(Optional<Integer> version, PrincipalPolicies policies) implements RoleDocuments {}

    /** Some of it could not be read, and a part proves nothing. @param why for people, naming the missing action */
    record Unread(String why) implements RoleDocuments {}
}
