package io.strongroom.domain.users;

import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import java.util.Optional;

/** What an administrator may not do to people. That someone can still manage them afterwards is kept by {@link Users}. */
public final class PeopleRules {
    private PeopleRules() {}

    /** Why this person may not manage people at all; empty when they may. */
    public static Optional<Problem> objection(Principal by) {
        if (!by.may(Permission.USERS_MANAGE)) {
            return forbidden("This needs the permission " + Permission.USERS_MANAGE.scope()
                    + ". Ask an administrator for a role that has it.");
        }
        // Otherwise whoever has some accounts could give themselves the rest.
        return by.reachesAll()
                ? Optional.empty()
                : forbidden("Managing people needs an administrator who reaches every account."
                        + " Ask one to do it, or to widen your scope.");
    }

    /** Why nobody may give themselves this access: they could not take it back. */
    public static Optional<Problem> objection(Principal by, UserId whom, Access access) {
        return by.userId().equals(whom) && !access.managesPeople()
                ? conflict("You cannot take the role ADMINISTRATOR or the scope of all accounts from yourself."
                        + " Ask another administrator.")
                : Optional.empty();
    }

    /** Why nobody may deactivate themselves. */
    public static Optional<Problem> objectionToDeactivating(Principal by, UserId whom) {
        return by.userId().equals(whom)
                ? conflict("You cannot deactivate yourself. Ask another administrator.")
                : Optional.empty();
    }

    /** Why nobody makes themselves a new password: whoever finds a session open would have it for good. */
    public static Optional<Problem> objectionToResetting(Principal by, UserId whom) {
        return by.userId().equals(whom)
                ? conflict("Your own password is changed under your name at the top of the page, where the present one"
                        + " is asked for. If you have lost it, ask another administrator.")
                : Optional.empty();
    }

    private static Optional<Problem> forbidden(String detail) {
        return Optional.of(Problem.of(ProblemCode.FORBIDDEN, detail));
    }

    private static Optional<Problem> conflict(String detail) {
        return Optional.of(Problem.of(ProblemCode.STATE_CONFLICT, detail));
    }
}
