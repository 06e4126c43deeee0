package io.strongroom.api.audit;

import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.AuditQuery;
import io.strongroom.domain.audit.AuditQuery.Place;
import io.strongroom.domain.filters.Filter;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries of the log, for callers who reach every account: an entry is not of one account, and a part proves nothing. */
@Singleton
public class AuditSearch {
    private static final List<String> KEYS = List.of("actor", "action", "kind", "object");

    private final AuditLog log;
    private final Caller caller;
    private final Cursors cursors;

    AuditSearch(AuditLog log, Caller caller, Cursors cursors) {
        this.log = log;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** @throws Rejected {@code account-out-of-scope} */
    void requireWhole() {
        if (!caller.principal().reachesAll()) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "The audit log tells of all accounts and can only be read whole. Ask an administrator for a scope of all accounts.");
        }
    }

    /** @throws Rejected {@code malformed-request}, {@code cursor-mismatch} */
    AuditEntryView.Page page(AuditAsk plain, ListAsk ask, String self) {
        var most = Lists.limit(ask.limit);
        if (ask.counted()) {
            throw Lists.malformed("include", "does not apply: the size of the log is at /audit-checkpoints/latest");
        }
        var name = caller.principal().userId() + " audit " + plain + " " + ask.q;
        long after = cursors.position(ask.cursor, name)
                .map(Long::parseLong)
                .orElseGet(() -> Lists.position("after", plain.after));
        var found = query(plain, Paging.filter(ask), after, most + 1)
                .map(log::search)
                .orElseGet(List::of);
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most
                ? cursors.after(Long.toString(items.getLast().seq()), name)
                : null;
        return new AuditEntryView.Page(
                items.stream().map(AuditEntryView::of).toList(), next, Lists.Links.of(self, next), List.of());
    }

    /** Empty when nothing can fit. */
    private static Optional<AuditQuery> query(AuditAsk plain, String q, long after, int limit) {
        var terms = Filter.parse(q, KEYS);
        var actor = both(plain.actor, terms.one("actor"));
        var action = both(plain.action, terms.one("action"));
        var kind = both(plain.objectKind, terms.one("kind"));
        var object = both(plain.objectId, terms.one("object"));
        var from = time("from", plain.from);
        var until = time("to", plain.to);
        if (List.of(actor, action, kind, object).contains(Optional.<Set<String>>empty())) {
            return Optional.empty();
        }
        return Optional.of(new AuditQuery(
                actor.orElseThrow().stream().findFirst(),
                action.orElseThrow().stream().findFirst(),
                kind.orElseThrow().stream().findFirst(),
                object.orElseThrow().stream().findFirst(),
                from,
                until,
                new Place.After(after),
                limit));
    }

    private static Optional<Set<String>> both(@Nullable String plain, Optional<String> term) {
        var one = plain == null || plain.isBlank() ? Set.<String>of() : Set.of(plain.strip());
        return Lists.both(one, term.map(Set::of).orElseGet(Set::of));
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
}
