package io.strongroom.db.users;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The rows of people. */
@Singleton
class UserRows implements PanacheRepositoryBase<UserRow, UUID> {
    Optional<UserRow> named(String name) {
        // What no name can be is not asked for: PostgreSQL refuses texts with a NUL.
        return name.matches("[a-z0-9._@-]{1,64}") ? find("name", name).firstResultOptional() : Optional.empty();
    }
}
