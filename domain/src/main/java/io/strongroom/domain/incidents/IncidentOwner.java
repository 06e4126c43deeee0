package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.User;
import java.util.Optional;

/** Who can be given an incident: only who can do something about it, else it waits for somebody who never will. */
public final class IncidentOwner {
    private IncidentOwner() {}

    /**
     * @param person of the wanted name, if there is one
     * @param account the incident's, if it is still known
     * @throws Rejected {@code validation-failed} for who is not there, may not sign in, may not respond, or does not reach it
     */
    public static void check(Optional<User> person, Optional<Account> account) {
        var fits = person.filter(User::active)
                .map(Principal::of)
                .filter(one -> one.may(Permission.INCIDENTS_RESPOND))
                .filter(one -> account.map(one::reaches).orElseGet(one::reachesAll));
        if (fits.isEmpty()) {
            throw Rejected.field(
                    "/owner",
                    "unknown",
                    "must be the sign-in name of somebody who reaches the account and may respond to incidents");
        }
    }
}
