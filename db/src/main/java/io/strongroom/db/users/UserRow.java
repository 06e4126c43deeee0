package io.strongroom.db.users;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.users.Access;
import io.strongroom.domain.users.NewUser;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A person's row. */
@Entity(name = "UserRow")
@Table(name = "users")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class UserRow {
    @Id
    UUID id;

    String name;

    @Column(name = "display_name")
    String displayName;

    List<String> roles;

    @Embedded
    ScopeColumns scope;

    boolean active;

    @Column(name = "password_hash")
    String passwordHash;

    static UserRow of(UserId id, NewUser user) {
        var row = new UserRow();
        row.id = id.value();
        row.name = user.name();
        row.displayName = Sql.keepable(user.displayName());
        row.roles = user.roles().stream().map(Role::name).sorted().toList();
        row.scope = ScopeColumns.of(user.scope());
        row.active = true;
        row.passwordHash = Passwords.hash(user.password());
        return row;
    }

    void setPassword(String password) {
        passwordHash = Passwords.hash(password);
    }

    void assign(Access access) {
        roles = access.roles().stream().map(Role::name).sorted().toList();
        scope = ScopeColumns.of(access.scope());
    }

    void deactivate() {
        active = false;
    }

    void reactivate() {
        active = true;
    }

    User user() {
        return new User(
                new UserId(id),
                name,
                displayName,
                roles.stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                scope.scope(),
                active);
    }
}
