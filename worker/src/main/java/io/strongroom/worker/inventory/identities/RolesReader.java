package io.strongroom.worker.inventory.identities;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/** Roles with their policies. */
@Singleton
final class RolesReader implements KindReader<Role> {
    @Override
    public Kind<Role> kind() {
        return Kinds.ROLES;
    }

    @Override
    public List<Role> read(Gathering from) {
        var details = AuthorizationDetails.of(from);
        return details.roles().stream().map(role -> role(details, role)).toList();
    }

    private static Role role(AuthorizationDetails details, RoleDetail role) {
        return new Role(
                role.arn(),
                role.roleName(),
                Optional.ofNullable(role.path()).orElse("/"),
                AuthorizationDetails.document(role.assumeRolePolicyDocument()),
                details.policies(role.attachedManagedPolicies(), role.rolePolicyList()),
                details.boundary(role.permissionsBoundary()),
                AuthorizationDetails.tags(role.tags()));
    }
}
