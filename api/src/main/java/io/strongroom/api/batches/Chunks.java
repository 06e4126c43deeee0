package io.strongroom.api.batches;

import io.strongroom.api.batches.ItemResult.Place;
import io.strongroom.api.jobs.JobBody;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.ChangeFreeze;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.JobRequests;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks and keeps some items of a batch in one transaction, with their counts. */
@Singleton
public class Chunks {
    private final RemediationCatalog catalog;
    private final Accounts accounts;
    private final Enrollments enrollments;
    private final Jobs jobs;
    private final Batches batches;
    private final AuditTrail audit;
    private final ChangeFreeze freeze;

    Chunks(
            RemediationCatalog catalog,
            Accounts accounts,
            Enrollments enrollments,
            Jobs jobs,
            Batches batches,
            AuditTrail audit,
            ChangeFreeze freeze) {
        this.catalog = catalog;
        this.accounts = accounts;
        this.enrollments = enrollments;
        this.jobs = jobs;
        this.batches = batches;
        this.audit = audit;
        this.freeze = freeze;
    }

    /**
     * An item as read.
     *
     * @param body what it asks for, or null when it could not be read
     * @param unread why it could not
     * @param shown the clientToken as the client wrote it
     */
    record Item(
            Place place,
            @Nullable JobBody body,
            @Nullable Problem unread,
            @Nullable String shown) {
        static Item of(Place place, JobBody body, @Nullable String shown) {
            return new Item(place, body, null, shown);
        }

        static Item unreadable(Place place, Problem problem) {
            return new Item(place, null, problem, null);
        }
    }

    /** What came of the items, in their order. */
    record Outcome(List<ItemResult> results, Summary.Tally tally) {}

    /** An item after its checks: a job, or the reason why not. */
    private record Checked(
            Item item, @Nullable NewJob job, @Nullable Problem problem) {}

    /** Only the checks. */
    List<ItemResult> check(List<Item> items, Principal principal) {
        return checked(items, principal, Optional.empty()).stream()
                .map(one -> one.problem() == null
                        ? ItemResult.valid(one.item().place(), one.item().shown())
                        : ItemResult.refused(
                                one.item().place(), one.problem(), one.item().shown()))
                .toList();
    }

    @Transactional
    Outcome keep(List<Item> items, Principal principal, BatchId batch, Instant now) {
        var checked = checked(items, principal, Optional.of(batch));
        var wanted = new ArrayList<NewJob>();
        checked.forEach(one -> Optional.ofNullable(one.job()).ifPresent(wanted::add));
        var accepted = wanted.isEmpty() ? List.<Jobs.Accepted>of() : jobs.accept(wanted, now);
        var results = new ArrayList<ItemResult>(items.size());
        var next = accepted.iterator();
        for (var one : checked) {
            var place = one.item().place();
            results.add(
                    one.problem() == null
                            ? ItemResult.accepted(place, next.next(), one.item().shown())
                            : ItemResult.refused(
                                    place, one.problem(), one.item().shown()));
        }
        var made = accepted.stream().filter(Jobs.Accepted::made).count();
        var tally =
                new Summary.Tally(items.size(), made, accepted.size() - made, (long) items.size() - accepted.size());
        noteDenials(checked, principal, batch, now);
        batches.count(batch, tally.lines(), tally.accepted(), tally.duplicate(), tally.rejected());
        return new Outcome(results, tally);
    }

    /** One fact for all lines that reached for an account out of scope: as many as there are lines would bury the rest. */
    private void noteDenials(List<Checked> checked, Principal principal, BatchId batch, Instant now) {
        var denied = checked.stream()
                .flatMap(one -> Optional.ofNullable(one.problem()).stream())
                .filter(problem -> problem.code() == ProblemCode.ACCOUNT_OUT_OF_SCOPE)
                .count();
        if (denied > 0) {
            var details = Json.object()
                    .put("code", ProblemCode.ACCOUNT_OUT_OF_SCOPE.slug())
                    .put("lines", denied);
            audit.record(new Fact(now, principal.name(), "access.denied", "batch", batch.toString(), details));
        }
    }

    private List<Checked> checked(List<Item> items, Principal principal, Optional<BatchId> batch) {
        // Read once for all items: a line more is no query more.
        var excluded = enrollments.all().stream()
                .filter(Enrollment::excluded)
                .collect(
                        Collectors.toMap(Enrollment::account, one -> one.terms().exclusion()));
        var requests = new JobRequests(
                catalog, new Known(accounts.all()), id -> excluded.getOrDefault(id, Optional.empty()), freeze::reason);
        return items.stream()
                .map(item -> checked(item, requests, principal, batch))
                .toList();
    }

    private static Checked checked(Item item, JobRequests requests, Principal principal, Optional<BatchId> batch) {
        if (item.body() == null) {
            return new Checked(item, null, item.unread());
        }
        try {
            return new Checked(item, requests.check(item.body().request(), principal, batch), null);
        } catch (Rejected e) {
            return new Checked(item, null, e.problem());
        }
    }

    /** The accounts as they were at one moment. */
    private record Known(Map<AccountId, Account> byId) implements Accounts {
        Known(List<Account> all) {
            this(all.stream().collect(Collectors.toUnmodifiableMap(Account::id, Function.identity())));
        }

        @Override
        public List<Account> all() {
            return List.copyOf(byId.values());
        }

        @Override
        public Optional<Account> find(AccountId id) {
            return Optional.ofNullable(byId.get(id));
        }
    }
}
