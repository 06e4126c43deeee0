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

    /**
     * Changes what a person may do and where, with its audit entry. Sessions and tokens follow at once.
     *
     * @param seen what they have as far as the actor knows: who decides by what is no longer so would undo it unseen
     * @throws io.strongroom.domain.problems.Rejected {@code precondition-failed} when they have something else, {@code
     *     state-conflict} when nobody could manage people any more
     */
    void assign(UserId id, Access seen, Access access, String actor);

    /**
     * Ends the person's sessions and keeps them and their tokens out, with its audit entry.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code state-conflict} when nobody could manage people any more
     */
    void deactivate(UserId id, String actor);

    /** Lets the person in again, with their old password and unexpired tokens, with its audit entry. */
    void reactivate(UserId id, String actor);
}
