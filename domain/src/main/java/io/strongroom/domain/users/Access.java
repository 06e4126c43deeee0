package io.strongroom.domain.users;

import java.util.Set;

/** What a person may do, and where. */
public record Access(Set<Role> roles, AccountScope scope) {
    public Access {
        roles = Set.copyOf(roles);
    }

    /** Whether who has it can manage people: an administrator of some accounts could otherwise give themselves the rest. */
    public boolean managesPeople() {
        return roles.contains(Role.ADMINISTRATOR) && scope.all();
    }
}
