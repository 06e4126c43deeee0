package io.strongroom.api.integrity;

import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.filters.Filter;
import io.strongroom.domain.integrity.EvidenceQuery;
import io.strongroom.domain.integrity.EvidenceRung;
import io.strongroom.domain.integrity.ProvenBackups;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Recovery points in accounts within the caller's reach. */
@Singleton
public class EvidenceSearch {
    private static final List<String> KEYS = List.of("account", "region", "vault", "type", "rung");

    private final ProvenBackups backups;
    private final Caller caller;
    private final Cursors cursors;
    private final InstantSource clock;

    EvidenceSearch(ProvenBackups backups, Caller caller, Cursors cursors, InstantSource clock) {
        this.backups = backups;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request}, {@code cursor-mismatch} */
    RecoveryPointsView.Page page(EvidenceAsk plain, ListAsk ask, String self) {
        var most = Lists.limit(ask.limit);
        if (ask.counted()) {
            throw Lists.malformed("include", "does not apply: these are not counted; the restore proof has sums");
        }
        var now = clock.instant();
        var name = caller.principal().userId() + " recovery-points " + plain + " " + ask.q;
        var after = cursors.position(ask.cursor, name).flatMap(EvidenceQuery.Position::parse);
        var found = query(plain, Paging.filter(ask), after, most + 1, now)
                .map(backups::list)
                .orElseGet(List::of);
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most
                ? cursors.after(
                        EvidenceQuery.Position.of(items.getLast().backup()).text(), name)
                : null;
        return new RecoveryPointsView.Page(
                items.stream().map(one -> RecoveryPointsView.of(one, now)).toList(),
                next,
                Lists.Links.of(self, next),
                List.of());
    }

    /** Empty when nothing can fit: an empty set in a query means all. */
    private Optional<EvidenceQuery> query(
            EvidenceAsk plain, String q, Optional<EvidenceQuery.Position> after, int limit, Instant now) {
        var terms = Filter.parse(q, KEYS);
        var accounts = Lists.both(
                Lists.values("account", plain.account, AccountId::new), terms.values("account", AccountId::new));
        var regions = texts("region", plain.region, terms);
        var vaults = texts("vault", plain.vault, terms);
        var types = texts("type", plain.type, terms);
        var rungs = Lists.both(
                Lists.values("rung", plain.rung, EvidenceRung::valueOf), terms.values("rung", EvidenceRung::valueOf));
        var stale = Lists.flag("stale", plain.stale);
        var visible = caller.visible();
        if (List.of(accounts, regions, vaults, types, rungs).contains(Optional.empty())
                || visible.filter(Set::isEmpty).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new EvidenceQuery(
                accounts.orElseThrow(),
                regions.orElseThrow(),
                vaults.orElseThrow(),
                types.orElseThrow(),
                rungs.orElseThrow(),
                stale ? Optional.of(now) : Optional.empty(),
                visible,
                after,
                limit));
    }

    private static Optional<Set<String>> texts(String name, @Nullable String plain, Filter terms) {
        return Lists.both(Lists.values(name, plain, Function.identity()), terms.values(name));
    }
}
