package io.strongroom.api.batches;

import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.filters.Filter;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.BatchQuery;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Batches that the caller may see: with no account out of reach, and for bounded callers only their own in lists. */
@Singleton
public class VisibleBatches {
    private static final List<String> KEYS = List.of("state", Filter.AGE);
    private static final List<String> STATES =
            Stream.of(Batch.State.values()).map(Enum::name).toList();

    private final Batches batches;
    private final Caller caller;
    private final Cursors cursors;
    private final InstantSource clock;

    VisibleBatches(Batches batches, Caller caller, Cursors cursors, InstantSource clock) {
        this.cursors = cursors;
        this.clock = clock;
        this.batches = batches;
        this.caller = caller;
    }

    /** @throws Rejected {@code not-found} */
    Batch get(UUID id) {
        return batches.find(new BatchId(id)).filter(this::seen).orElseThrow(() -> Rejected.notFound("batch"));
    }

    /** @throws Rejected {@code malformed-request}, {@code cursor-mismatch} */
    BatchView.Page page(ListAsk ask, String self) {
        var most = Lists.limit(ask.limit);
        var name = caller.principal().userId() + " batches " + ask.q;
        var before = cursors.position(ask.cursor, name).map(Lists::uuid).map(BatchId::new);
        var found = batches.list(query(ask, before, most + 1));
        var page = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(page.get(most - 1).id().toString(), name) : null;
        var count =
                ask.counted() ? Paging.capped(batches.count(query(ask, Optional.empty(), (int) Paging.COUNTED))) : null;
        return new BatchView.Page(
                page.stream().filter(this::seen).map(BatchView::of).toList(),
                next,
                count,
                Lists.Links.of(self, next),
                List.of());
    }

    private BatchQuery query(ListAsk ask, Optional<BatchId> before, int limit) {
        var principal = caller.principal();
        var now = clock.instant();
        var terms = Filter.parse(Paging.filter(ask), KEYS);
        return new BatchQuery(
                principal.reachesAll() ? Optional.empty() : Optional.of(principal.userId()),
                terms.oneOf("state", STATES).stream().map(Batch.State::valueOf).collect(Collectors.toSet()),
                terms.madeBefore(now),
                terms.madeAfter(now),
                before,
                limit);
    }

    boolean seen(Batch batch) {
        var principal = caller.principal();
        if (principal.reachesAll()) {
            return true;
        }
        var accounts = batches.byAccount(batch.id()).keySet();
        return accounts.isEmpty()
                ? batch.requestedBy().equals(principal.userId())
                : accounts.stream().map(AccountId::new).allMatch(caller::reaches);
    }
}
