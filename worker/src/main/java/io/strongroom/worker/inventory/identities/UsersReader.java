package io.strongroom.worker.inventory.identities;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.identities.User;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;

/** Users with their own policies and those of their groups. */
@Singleton
final class UsersReader implements KindReader<User> {
    @Override
    public Kind<User> kind() {
        return Kinds.USERS;
    }

    @Override
    public List<User> read(Gathering from) {
        var details = AuthorizationDetails.of(from);
        return details.users().stream()
                .map(user -> new User(
                        user.arn(),
                        user.userName(),
                        details.policies(user),
                        details.boundary(user.permissionsBoundary()),
                        AuthorizationDetails.tags(user.tags())))
                .toList();
    }
}
