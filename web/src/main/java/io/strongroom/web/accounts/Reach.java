package io.strongroom.web.accounts;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.ScopeReach;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a person asks for among what they may see. What is out of reach is answered like what is not there. */
@Singleton
public class Reach {
    private final Accounts accounts;
    private final Jobs jobs;
    private final Batches batches;
    private final AuditTrail audit;
    private final InstantSource clock;

    Reach(Accounts accounts, Jobs jobs, Batches batches, AuditTrail audit, InstantSource clock) {
        this.accounts = accounts;
        this.jobs = jobs;
        this.batches = batches;
        this.audit = audit;
        this.clock = clock;
    }

    /** The accounts within the person's scope, in the order of their numbers. */
    public List<Account> accounts(Principal person) {
        return accounts.all().stream().filter(person::reaches).toList();
    }

    /** The condition on accounts that the person's lists need: none for who reaches all. */
    public Optional<Set<AccountId>> visible(Principal person) {
        if (person.reachesAll()) {
            return Optional.empty();
        }
        var ids = new TreeSet<AccountId>();
        accounts(person).forEach(account -> ids.add(account.id()));
        return Optional.of(ids);
    }

    /** How far the person reaches into the scopes of policies, schedules and the like. */
    public ScopeReach scopes(Principal person) {
        return new ScopeReach(person, accounts.all());
    }

    /** @throws Rejected {@code not-found} when there is no such account within the person's scope */
    public Account account(Principal person, String id) {
        var account = Optional.of(id)
                .filter(text -> text.matches("[0-9]{12}"))
                .flatMap(text -> accounts.find(new AccountId(text)));
        if (account.isEmpty()) {
            throw Rejected.notFound("account");
        }
        if (!person.reaches(account.get())) {
            throw denied(person, "account", id);
        }
        return account.get();
    }

    /** @throws Rejected {@code not-found} when there is no such job within the person's scope */
    public Job job(Principal person, String id) {
        var job = Ids.parse(id).map(JobId::new).flatMap(jobs::find);
        if (job.isEmpty()) {
            throw Rejected.notFound("job");
        }
        if (!reaches(person, job.get().target().accountId())) {
            throw denied(person, "job", id);
        }
        return job.get();
    }

    /** Whether the person reaches every account of the batch; one without jobs yet is its requester's alone. */
    public boolean reaches(Principal person, Batch batch) {
        if (person.reachesAll()) {
            return true;
        }
        var worked = batches.byAccount(batch.id()).keySet();
        return worked.isEmpty()
                ? batch.requestedBy().equals(person.userId())
                : worked.stream().map(AccountId::new).allMatch(id -> reaches(person, id));
    }

    /** Whether the person reaches the account, also one that is not known any more. */
    public boolean reaches(Principal person, AccountId id) {
        return accounts.find(id).map(person::reaches).orElse(person.reachesAll());
    }

    /** @throws Rejected {@code not-found} unless the person reaches every account of the batch */
    public Batch batch(Principal person, String id) {
        var batch = Ids.parse(id).map(BatchId::new).flatMap(batches::find);
        if (batch.isEmpty()) {
            throw Rejected.notFound("batch");
        }
        if (!reaches(person, batch.get())) {
            throw denied(person, "batch", id);
        }
        return batch.get();
    }

    /** Audits that the person asked for what is out of reach. @return the answer, the same as for what is not there */
    public Rejected denied(Principal person, String kind, String id) {
        audit.record(new Fact(clock.instant(), person.name(), "access.denied", kind, id, Json.object()));
        return Rejected.notFound(kind);
    }
}
