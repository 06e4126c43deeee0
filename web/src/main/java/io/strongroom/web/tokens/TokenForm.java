package io.strongroom.web.tokens;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.NewToken;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The form for a new token as typed.
 *
 * @param accounts account numbers, one per line; empty for all that the person reaches
 */
record TokenForm(String name, List<String> scopes, String days, String accounts, List<FieldError> errors) {
    private static final int NAME_MOST = 100;
    private static final int DAYS_MOST = 365;

    static TokenForm fresh() {
        return new TokenForm("", List.of(), "90", "", List.of());
    }

    public boolean has(Permission permission) {
        return scopes.contains(permission.scope());
    }

    public List<String> errorsOf(String field) {
        return errors.stream()
                .filter(e -> e.pointer().equals("/" + field))
                .map(FieldError::detail)
                .toList();
    }

    public TokenForm wrong(List<FieldError> found) {
        return new TokenForm(name, scopes, days, accounts, found);
    }

    /** @throws Rejected {@code validation-failed} with everything that is wrong */
    public NewToken check(Principal person, Set<AccountId> reached, Instant now) {
        var found = new ArrayList<FieldError>();
        if (name.isBlank() || name.length() > NAME_MOST) {
            found.add(new FieldError("/name", "length", "must have 1 to " + NAME_MOST + " characters"));
        }
        var permissions = EnumSet.noneOf(Permission.class);
        person.permissions().stream().filter(this::has).forEach(permissions::add);
        if (permissions.isEmpty()) {
            found.add(new FieldError("/scopes", "min-items", "choose at least one"));
        }
        var lifetime = days.matches("[0-9]{1,3}") ? Integer.parseInt(days) : 0;
        if (lifetime < 1 || lifetime > DAYS_MOST) {
            found.add(new FieldError("/days", "range", "must be 1 to " + DAYS_MOST));
        }
        var scope = scope(person, reached, found);
        if (!found.isEmpty()) {
            throw new Rejected(Problem.fields(found));
        }
        return new NewToken(person.userId(), name.strip(), permissions, scope, now.plus(Duration.ofDays(lifetime)));
    }

    private AccountScope scope(Principal person, Set<AccountId> reached, List<FieldError> found) {
        var wanted = new TreeSet<AccountId>();
        for (var line :
                accounts.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            if (line.matches("[0-9]{12}") && reached.contains(new AccountId(line))) {
                wanted.add(new AccountId(line));
            } else {
                found.add(new FieldError("/accounts", "unknown", line + " is no account within your scope"));
            }
        }
        return wanted.isEmpty() ? person.scope() : AccountScope.of(wanted);
    }
}
