package io.strongroom.api.events;

import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.EventQuery;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.filters.Filter;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events in accounts within the caller's reach. */
@Singleton
public class EventSearch {
    private static final List<String> KEYS = List.of("account", "name", "principal");

    private final Events events;
    private final Caller caller;
    private final Cursors cursors;

    EventSearch(Events events, Caller caller, Cursors cursors) {
        this.events = events;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request}, {@code cursor-mismatch} */
    EventView.Page page(EventAsk plain, ListAsk ask, String self) {
        var most = Lists.limit(ask.limit);
        if (ask.counted()) {
            throw Lists.malformed("include", "does not apply: events are not counted");
        }
        var name = caller.principal().userId() + " events " + plain + " " + ask.q;
        var before = cursors.position(ask.cursor, name).map(EventSearch::cursor);
        var found = query(plain, Paging.filter(ask), before, most + 1)
                .map(events::search)
                .orElseGet(List::of);
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(position(items.getLast()), name) : null;
        return new EventView.Page(
                items.stream().map(EventView::of).toList(), next, Lists.Links.of(self, next), List.of());
    }

    /** Empty when nothing can fit: an empty set in a query means all. */
    private Optional<EventQuery> query(EventAsk plain, String q, Optional<EventQuery.Cursor> before, int limit) {
        var terms = Filter.parse(q, KEYS);
        var accounts = Lists.both(
                Lists.values("account", plain.account, AccountId::new), terms.values("account", AccountId::new));
        var names = Lists.both(Lists.values("name", plain.name, Function.identity()), terms.values("name"));
        var principals = Lists.both(
                one(plain.principal), terms.one("principal").map(Set::of).orElseGet(Set::of));
        var from = time("from", plain.from);
        var until = time("to", plain.to);
        var visible = caller.visible();
        if (List.of(accounts, names, principals).contains(Optional.empty())
                || visible.filter(Set::isEmpty).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new EventQuery(
                accounts.orElseThrow(),
                names.orElseThrow(),
                principals.orElseThrow().stream().findFirst(),
                visible,
                from,
                until,
                before,
                limit));
    }

    private static Set<String> one(@Nullable String text) {
        return text == null || text.isBlank() ? Set.of() : Set.of(text.strip());
    }

    /** Years of four digits only: no database keeps all that Java can count to. */
    private static Optional<Instant> time(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            if (text.matches("[0-9]{4}-.*")) {
                return Optional.of(Instant.parse(text));
            }
        } catch (DateTimeException e) {
            // Told below, as any other text that is no time.
        }
        throw Lists.malformed(name, "must be a time such as 2026-11-24T00:00:00Z");
    }

    private static String position(AwsEvent last) {
        return last.at() + " " + last.id();
    }

    private static EventQuery.Cursor cursor(String position) {
        var parts = position.split(" ", 2);
        return new EventQuery.Cursor(Instant.parse(parts[0]), new EventId(parts[1]));
    }
}
