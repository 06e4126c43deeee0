package io.strongroom.domain.accounts;

import io.strongroom.domain.filters.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a filter of accounts asks for. A set that is empty asks for nothing in particular. */
public record AskedAccounts(Set<AccountId> ids, Set<String> statuses, Set<String> names, Set<String> units) {
    private static final List<String> KEYS = List.of("account", "name", "ou", "status");
    private static final List<String> STATUSES =
            Stream.of(Account.Status.values()).map(Enum::name).toList();

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request} that names the bad token */
    public static AskedAccounts read(String q) {
        var terms = Filter.parse(q, KEYS);
        return new AskedAccounts(
                terms.values("account", AccountId::new),
                terms.oneOf("status", STATUSES),
                terms.values("name"),
                terms.values("ou"));
    }

    public boolean fits(Account account) {
        return (ids.isEmpty() || ids.contains(account.id()))
                && (statuses.isEmpty() || statuses.contains(account.status().name()))
                && anyIn(names, account.name())
                && anyIn(units, account.ouPath());
    }

    private static boolean anyIn(Set<String> parts, String text) {
        var whole = text.toLowerCase(Locale.ROOT);
        return parts.isEmpty() || parts.stream().anyMatch(part -> whole.contains(part.toLowerCase(Locale.ROOT)));
    }
}
