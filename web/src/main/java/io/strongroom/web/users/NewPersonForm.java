package io.strongroom.web.users;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.NewUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The form for a new person as typed. */
record NewPersonForm(String name, String displayName, AccessForm access) {
    private static final int DISPLAY_MOST = 100;

    static NewPersonForm fresh() {
        return new NewPersonForm("", "", AccessForm.fresh());
    }

    NewPersonForm wrong(List<FieldError> found) {
        return new NewPersonForm(name, displayName, access.wrong(found));
    }

    /** @throws Rejected {@code validation-failed} with everything that is wrong */
    NewUser check(Collection<Account> known, String password) {
        var found = new ArrayList<FieldError>();
        if (!name.matches("[a-z0-9._@-]{1,64}")) {
            found.add(new FieldError("/name", "pattern", "must have 1 to 64 of a-z 0-9 . _ @ -"));
        }
        if (displayName.isBlank() || displayName.length() > DISPLAY_MOST) {
            found.add(new FieldError("/display-name", "length", "must have 1 to " + DISPLAY_MOST + " characters"));
        }
        var wanted = access.check(known, found);
        if (!found.isEmpty()) {
            throw new Rejected(Problem.fields(found));
        }
        return new NewUser(name, displayName.strip(), wanted.roles(), wanted.scope(), password);
    }
}
