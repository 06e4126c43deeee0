package io.strongroom.domain.iam.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Somebody whom a resource's policy lets do something.
 *
 * @param to whom it names
 * @param narrowed by condition key in lower case: what a caller must show to be let in; empty when nothing narrows it
 * @param by the statement
 */
public record Grant(Principals.Name to, Map<String, Set<String>> narrowed, StatementRef by) {
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:aws[a-z-]*:[a-z0-9-]+:[^:]*:)?([0-9]{12})(?::.*)?");

    public Grant {
        narrowed = Map.copyOf(narrowed);
    }

    /** Everybody in the world, with nothing that narrows it to an organization, accounts or a network. */
    public boolean isPublic() {
        return to.everyone() && !to.type().equals("Service") && narrowed.isEmpty();
    }

    /** Whoever it names, as the one who asks; empty for what is no principal any more, such as the id of a deleted role. */
    public Optional<Caller> caller() {
        if (to.everyone()) {
            return Optional.of(Caller.ANYONE);
        }
        return to.account()
                .<Caller>map(Caller.Account::new)
                .or(() -> Caller.Identity.parse(to.value()).map(identity -> identity));
    }

    /** The accounts that are let in, as far as named: the principal's, or those that conditions demand. */
    public SortedSet<String> accounts() {
        var accounts = new TreeSet<String>();
        to.accountOf().ifPresent(accounts::add);
        if (accounts.isEmpty()) {
            for (var key : Narrowing.ACCOUNTS) {
                for (var value : narrowed.getOrDefault(key, Set.of())) {
                    var match = ACCOUNT.matcher(value);
                    if (match.matches()) {
                        accounts.add(match.group(1));
                    }
                }
            }
        }
        return accounts;
    }

    /** The organizations, or paths in them, that conditions demand. */
    public SortedSet<String> organizations() {
        var all = new TreeSet<String>();
        Narrowing.ORGANIZATIONS.forEach(
                key -> narrowed.getOrDefault(key, Set.of()).forEach(value -> all.add(value.split("/", 2)[0])));
        return all;
    }
}
