package io.strongroom.api.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.AskedJobs;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.remediations.RemediationId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Pages of jobs within the caller's reach, newest first. */
@Singleton
public class JobSearch {
    private final Jobs jobs;
    private final Caller caller;
    private final Cursors cursors;
    private final InstantSource clock;

    JobSearch(Jobs jobs, Caller caller, Cursors cursors, InstantSource clock) {
        this.clock = clock;
        this.jobs = jobs;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** Filters as they stand in the query. */
    public record Plain(
            @Nullable String state,
            @Nullable String account,
            @Nullable String remediation,
            @Nullable BatchId batch) {}

    /** A page of jobs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JobList", description = "A page of jobs, newest first.")
    public record Page(
            @Schema(description = "The jobs.", maxItems = 500)
            List<JobView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "How many there are by state, when asked for with include=count.") @Nullable
            Map<String, String> countByState,

            @Schema(description = "How many there are in all, up to 10000+.", examples = "10000+", maxLength = 10)
            @Nullable
            String count,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request}, {@code cursor-mismatch} */
    public Page page(Plain filter, ListAsk ask, String self) {
        var most = Lists.limit(ask.limit);
        var counting = ask.counted();
        var name = caller.principal().userId() + " jobs " + filter + " " + ask.q;
        var before = cursors.position(ask.cursor, name).map(Lists::uuid).map(JobId::new);
        var query = query(filter, Paging.filter(ask), before, most + 1);
        var found = query.map(jobs::list).orElseGet(List::of);
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(items.get(most - 1).id().toString(), name) : null;
        var counts = query.filter(q -> counting).map(jobs::countByState).orElseGet(Map::of);
        var states = query.map(JobQuery::states).orElseGet(Set::of);
        return new Page(
                items.stream().map(JobView::of).toList(),
                next,
                counting ? capped(counts, states) : null,
                counting ? total(counts, states) : null,
                Lists.Links.of(self, next),
                List.of());
    }

    /** Empty when nothing can fit: an empty set in a query means all. */
    private Optional<JobQuery> query(Plain filter, String q, Optional<JobId> before, int limit) {
        var asked = AskedJobs.read(q, clock.instant());
        var states = Lists.both(Lists.values("state", filter.state(), AskedJobs::state), asked.states());
        var accounts = Lists.both(Lists.values("account", filter.account(), AccountId::new), asked.accounts());
        var remediations =
                Lists.both(Lists.values("remediation", filter.remediation(), RemediationId::new), asked.remediations());
        var visible = caller.visible();
        if (states.isEmpty()
                || accounts.isEmpty()
                || remediations.isEmpty()
                || visible.filter(Set::isEmpty).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new JobQuery(
                states.get(),
                accounts.get(),
                remediations.get(),
                Optional.ofNullable(filter.batch()),
                visible,
                before,
                limit,
                asked.traits()));
    }

    private static Map<String, String> capped(Map<String, Long> counts, Set<String> states) {
        return counts.entrySet().stream()
                .filter(e -> states.isEmpty() || states.contains(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Paging.capped(e.getValue())));
    }

    private static String total(Map<String, Long> counts, Set<String> states) {
        return Paging.capped(counts.entrySet().stream()
                .filter(e -> states.isEmpty() || states.contains(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum());
    }
}
