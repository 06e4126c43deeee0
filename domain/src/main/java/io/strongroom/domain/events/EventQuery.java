package io.strongroom.domain.events;

import io.strongroom.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which events to list, newest first.
 *
 * @param accounts only these; empty for all
 * @param names eventNames or detail-types; empty for all
 * @param visible accounts that the caller reaches; empty optional for every account
 * @param from only what happened then or later; the store is cut by time, so a narrow span is a quick one
 * @param until only what happened before
 * @param before only what comes after this one in the list: the cursor
 */
public record EventQuery(
        Set<AccountId> accounts,
        Set<String> names,
        Optional<String> principal,
        Optional<Set<AccountId>> visible,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Cursor> before,
        int limit) {
    public EventQuery {
        accounts = Set.copyOf(accounts);
        names = Set.copyOf(names);
        visible = visible.map(Set::copyOf);
    }

    /** The place of an event in the list. */
    public record Cursor(Instant at, EventId id) {
        public static Cursor of(AwsEvent event) {
            return new Cursor(event.at(), event.id());
        }
    }

    /** The newest of all. */
    public static EventQuery newest(int limit) {
        return new EventQuery(
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }
}
