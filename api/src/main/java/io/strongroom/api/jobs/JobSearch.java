package io.strongroom.api.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.remediations.RemediationId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Pages of jobs within the caller's reach, newest first. */
@Singleton
public class JobSearch {
    private static final long COUNTED = 10_000;
    private static final Function<String, String> STATE = Lists.oneOf(
            "QUEUED",
            "RUNNING",
            "RETRYING",
            "AWAITING_APPROVAL",
            "PLANNED",
            "SUCCEEDED",
            "FAILED",
            "CANCELLED",
            "QUARANTINED");

    private final Jobs jobs;
    private final Caller caller;
    private final Cursors cursors;

    JobSearch(Jobs jobs, Caller caller, Cursors cursors) {
        this.jobs = jobs;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** Filters as they stand in the query. */
    public record Filter(
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

            @Schema(description = "This page and the next.") Lists.Links links) {}

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request}, {@code cursor-mismatch} */
    public Page page(
            Filter filter, @Nullable String limit, @Nullable String cursor, @Nullable String include, String self) {
        var most = Lists.limit(limit);
        var counting = include != null;
        if (include != null && !include.equals("count")) {
            throw Lists.malformed("include", "can only be count");
        }
        var name = caller.principal().userId() + " jobs " + filter;
        var before = cursors.position(cursor, name).map(Lists::uuid).map(JobId::new);
        var query = query(filter, before, most + 1);
        var nobody = query.visible().filter(Set::isEmpty).isPresent();
        var found = nobody ? List.<Job>of() : jobs.list(query);
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(items.get(most - 1).id().toString(), name) : null;
        var counts = counting && !nobody ? jobs.countByState(query) : Map.<String, Long>of();
        return new Page(
                items.stream().map(JobView::of).toList(),
                next,
                counting ? capped(counts, query.states()) : null,
                counting ? total(counts, query.states()) : null,
                Lists.Links.of(self, next));
    }

    private JobQuery query(Filter filter, Optional<JobId> before, int limit) {
        return new JobQuery(
                Lists.values("state", filter.state(), STATE),
                Lists.values("account", filter.account(), AccountId::new),
                Lists.values("remediation", filter.remediation(), RemediationId::new),
                Optional.ofNullable(filter.batch()),
                caller.visible(),
                before,
                limit);
    }

    private static Map<String, String> capped(Map<String, Long> counts, Set<String> states) {
        return counts.entrySet().stream()
                .filter(e -> states.isEmpty() || states.contains(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, e -> capped(e.getValue())));
    }

    private static String total(Map<String, Long> counts, Set<String> states) {
        return capped(counts.entrySet().stream()
                .filter(e -> states.isEmpty() || states.contains(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum());
    }

    private static String capped(long count) {
        return count >= COUNTED ? COUNTED + "+" : Long.toString(count);
    }
}
