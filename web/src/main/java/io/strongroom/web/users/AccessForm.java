package io.strongroom.web.users;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.users.Access;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.User;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a person may do and where, as typed.
 *
 * @param reach {@code all} or {@code some}
 * @param accounts account numbers, one per line
 * @param ous paths of organizational units, one per line
 */
record AccessForm(List<String> roles, String reach, String accounts, String ous, List<FieldError> errors) {
    static AccessForm fresh() {
        return new AccessForm(List.of(Role.VIEWER.name()), "all", "", "", List.of());
    }

    static AccessForm of(User user) {
        return new AccessForm(
                user.roles().stream().map(Role::name).toList(),
                user.scope().all() ? "all" : "some",
                user.scope().accounts().stream().map(AccountId::value).sorted().collect(Collectors.joining("\n")),
                user.scope().ouPaths().stream().sorted().collect(Collectors.joining("\n")),
                List.of());
    }

    /** Names what a person has, to tell whether it is still what somebody looked at. */
    static String tag(User user) {
        var form = of(user);
        var said = Json.object()
                .put("reach", form.reach())
                .put("accounts", form.accounts())
                .put("ous", form.ous());
        said.set("roles", Json.tree(form.roles().stream().sorted().toList()));
        return Json.digest(said);
    }

    public boolean has(Role role) {
        return roles.contains(role.name());
    }

    public boolean everything() {
        return reach.equals("all");
    }

    public List<String> errorsOf(String field) {
        return errors.stream()
                .filter(e -> e.pointer().equals("/" + field))
                .map(FieldError::detail)
                .toList();
    }

    AccessForm wrong(List<FieldError> found) {
        return new AccessForm(roles, reach, accounts, ous, found);
    }

    /** Reads the form; what is wrong is added to {@code found}. A typing error in a scope would go unseen for long. */
    Access check(Collection<Account> known, List<FieldError> found) {
        var chosen = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values()).filter(this::has).forEach(chosen::add);
        if (chosen.isEmpty()) {
            found.add(new FieldError("/roles", "min-items", "choose at least one"));
        }
        if (everything()) {
            return new Access(chosen, AccountScope.everything());
        }
        var numbers = known.stream().map(account -> account.id().value()).collect(Collectors.toSet());
        var wanted = new TreeSet<AccountId>();
        for (var line : lines(accounts)) {
            if (numbers.contains(line)) {
                wanted.add(new AccountId(line));
            } else {
                found.add(new FieldError("/accounts", "unknown", line + " is no account that Strongroom knows"));
            }
        }
        var units = new TreeSet<String>();
        for (var line : lines(ous)) {
            var path = line.length() > 1 && line.endsWith("/") ? line.substring(0, line.length() - 1) : line;
            var scope = new AccountScope(false, Set.of(), Set.of(path));
            if (path.startsWith("/") && known.stream().anyMatch(scope::includes)) {
                units.add(path);
            } else {
                found.add(new FieldError(
                        "/ous", "unknown", line + " is no path with an account below it, such as /prod"));
            }
        }
        if (lines(accounts).isEmpty() && lines(ous).isEmpty()) {
            found.add(new FieldError("/accounts", "min-items", "name at least one account or organizational unit"));
        }
        return new Access(chosen, new AccountScope(false, wanted, units));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }
}
