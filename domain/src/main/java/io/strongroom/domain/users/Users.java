package io.strongroom.domain.users;

import java.util.List;
import java.util.Optional;

/** The people who may sign in. */
public interface Users {
    List<User> all();

    Optional<User> find(UserId id);

    Optional<User> named(String name);

    /**
     * Adds a person, with its audit entry.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code state-conflict} when the name is taken
     */
    User add(NewUser user, String actor);

    /** The person with that name and password, when active. Takes as long for an unknown name as for a wrong password. */
    Optional<User> authenticate(String name, String password);

    /** Replaces the password and ends the person's sessions, with its audit entry. */
    void setPassword(UserId id, String password, String actor);
}
