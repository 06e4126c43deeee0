package io.strongroom.api.findings;

import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.findings.AskedFindings;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingId;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.Findings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Findings within the caller's reach, the worst first. */
@Singleton
public class FindingSearch {
    private final Findings findings;
    private final FindingViews views;
    private final Caller caller;
    private final Cursors cursors;

    FindingSearch(Findings findings, FindingViews views, Caller caller, Cursors cursors) {
        this.findings = findings;
        this.views = views;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request}, {@code cursor-mismatch} */
    FindingView.Page page(FindingAsk filter, ListAsk ask, String self) {
        var most = Lists.limit(ask.limit);
        var counting = ask.counted();
        var name = caller.principal().userId() + " findings " + filter + " " + ask.q;
        var after = cursors.position(ask.cursor, name).map(FindingSearch::cursor);
        var query = query(filter, Paging.filter(ask), most + 1).map(all -> all.after(after));
        var found = query.map(findings::list).orElseGet(List::of);
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(position(items.getLast()), name) : null;
        return new FindingView.Page(
                items.stream().map(views::of).toList(),
                next,
                counting ? Paging.capped(query.map(findings::count).orElse(0L)) : null,
                Lists.Links.of(self, next),
                List.of());
    }

    /**
     * What is asked for, from the beginning of the list; empty when nothing can fit: an empty set in a query means all.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code malformed-request}
     */
    Optional<FindingQuery> query(FindingAsk plain, String q, int limit) {
        var asked = AskedFindings.read(q);
        var controls = both("control", plain.control, asked.controls(), ControlId::new);
        var accounts = both("account", plain.account, asked.accounts(), AccountId::new);
        var regions = both("region", plain.region, asked.regions(), AskedFindings::region);
        var severities = both("severity", plain.severity, asked.severities(), Severity::valueOf);
        var statuses = both("status", plain.status, asked.statuses(), FindingStatus::valueOf);
        var verdicts = both("verdict", plain.verdict, asked.verdicts(), AskedFindings::verdict);
        var resource = one(plain.resource, asked.resource());
        var assignee = one(plain.assignee, asked.assignee());
        var visible = caller.visible();
        if (List.of(controls, accounts, regions, severities, statuses, verdicts, resource, assignee)
                        .contains(Optional.empty())
                || visible.filter(Set::isEmpty).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new FindingQuery(
                controls.orElseThrow(),
                accounts.orElseThrow(),
                regions.orElseThrow(),
                severities.orElseThrow(),
                statuses.orElseThrow(),
                verdicts.orElseThrow(),
                resource.orElseThrow().stream().findFirst(),
                assignee.orElseThrow().stream().findFirst(),
                visible,
                Optional.empty(),
                limit));
    }

    private static <T> Optional<Set<T>> both(
            String key, @Nullable String plain, Set<T> asked, Function<String, T> parse) {
        return Lists.both(Lists.values(key, plain, parse), asked);
    }

    /** As the others, of what may be asked for once: its text may have commas. */
    private static Optional<Set<String>> one(@Nullable String plain, Optional<String> asked) {
        return Lists.both(
                plain == null || plain.isBlank() ? Set.of() : Set.of(plain),
                asked.map(Set::of).orElseGet(Set::of));
    }

    private static String position(Finding last) {
        return last.severity() + " " + last.id();
    }

    private static FindingQuery.Cursor cursor(String position) {
        var parts = position.split(" ", -1);
        return new FindingQuery.Cursor(Severity.valueOf(parts[0]), new FindingId(Lists.uuid(parts[1])));
    }
}
