package io.strongroom.domain.users;

import java.time.Instant;
import java.util.Set;

/** A token to be made for a person. */
public record NewToken(UserId owner, String name, Set<Permission> permissions, AccountScope scope, Instant expiresAt) {
    public NewToken {
        permissions = Set.copyOf(permissions);
    }
}
