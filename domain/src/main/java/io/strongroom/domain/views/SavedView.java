package io.strongroom.domain.views;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.users.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name for what a list is filtered by.
 *
 * @param ownerName the owner's sign-in name
 * @param query a filter in the one language of lists; empty for the whole list
 * @param shared whether everybody may use it; only its owner may change it
 * @param version rises with every change: the ETag
 */
public record SavedView(
        SavedViewId id,
        UserId owner,
        String ownerName,
        String name,
        ViewedList list,
        String query,
        boolean shared,
        Instant savedAt,
        long version) {
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

    /** Accounts whose numbers stand in a filter, be it in a resource's ARN. */
    public static Set<AccountId> named(String query) {
        return NUMBER.matcher(query)
                .results()
                .map(MatchResult::group)
                .map(AccountId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
