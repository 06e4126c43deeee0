package io.strongroom.domain.users;

import java.util.Set;

/**
 * A person.
 *
 * @param name sign-in name, unique, 1–64 of {@code a-z 0-9 . _ - @}
 * @param active whether they may sign in and their tokens count; applies at once
 */
public record User(UserId id, String name, String displayName, Set<Role> roles, AccountScope scope, boolean active) {
    public User {
        roles = Set.copyOf(roles);
    }

    public Access access() {
        return new Access(roles, scope);
    }
}
