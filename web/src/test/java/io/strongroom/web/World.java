package io.strongroom.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.LeasedJob;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.Warning;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.NewUser;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.Users;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Makes people, accounts and jobs through the ports, for tests to look at. Every job gets an account of its own, so that each can be worked on. */
@Singleton
public class World {
    public static final String PASSWORD = "correct horse battery";
    public static final AccountId NEAR = new AccountId("111111111111");
    public static final AccountId FAR = new AccountId("222222222222");
    public static final Region REGION = new Region("eu-west-1");
    public static final RemediationId REMEDIATION = new RemediationId("show-every-field");

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final Users users;
    private final AccountRegister accounts;
    private final Jobs jobs;
    private final JobLeases leases;
    private final Batches batches;
    private final DeadLetters letters;
    private final InstantSource clock;
    private final WorkerId worker = new WorkerId(UUID.randomUUID());

    World(
            Users users,
            AccountRegister accounts,
            Jobs jobs,
            JobLeases leases,
            Batches batches,
            DeadLetters letters,
            InstantSource clock) {
        this.users = users;
        this.accounts = accounts;
        this.jobs = jobs;
        this.leases = leases;
        this.batches = batches;
        this.letters = letters;
        this.clock = clock;
    }

    /** The person of that name, made when new. */
    public User person(String name, AccountScope scope, Role... roles) {
        return users.named(name)
                .orElseGet(() -> users.add(new NewUser(name, name, Set.of(roles), scope, PASSWORD), "test"));
    }

    /** One person for each role, who reaches every account; named like the role. */
    public void peopleOfEveryRole() {
        for (var role : Role.values()) {
            person(role.name().toLowerCase(java.util.Locale.ROOT), AccountScope.everything(), role);
        }
        person("stranded", AccountScope.of(Set.of(NEAR)), Role.ADMINISTRATOR);
        account(NEAR, "near");
        account(FAR, "far");
    }

    public void account(AccountId id, String name) {
        accounts.putAll(List.of(new Account(id, name, "/test", Account.Status.ACTIVE, true)));
    }

    public AccountId newAccount(String name) {
        var id = new AccountId("9%011d".formatted(NEXT.getAndIncrement()));
        account(id, name);
        return id;
    }

    /** A queued job in that account. */
    public JobId job(AccountId account, String requester, String reason, JsonNode parameters, Optional<BatchId> batch) {
        var user = users.named(requester).orElseThrow();
        var job = new NewJob(
                JobId.next(),
                JobKind.REMEDIATE,
                REMEDIATION,
                new Target(account, REGION),
                parameters,
                Mode.APPLY,
                reason,
                batch,
                Optional.empty(),
                Optional.empty(),
                user.id(),
                user.name());
        return jobs.accept(List.of(job), clock.instant()).get(0).id();
    }

    public JobId job(AccountId account, String requester) {
        return job(account, requester, "because of the test", Json.object(), Optional.empty());
    }

    /** A batch of one job in that account. */
    public BatchId batch(AccountId account, String requester) {
        var asker = Principal.of(users.named(requester).orElseThrow());
        var id = batches.open(asker, UUID.randomUUID().toString(), clock.instant());
        job(account, requester, "one of many", Json.object(), Optional.of(id));
        batches.count(id, 1, 1, 0, 0);
        batches.complete(id, clock.instant());
        return id;
    }

    /** A message of these jobs that the queue gave up on. @return its id */
    public String deadLetter(String... jobIds) {
        var ids = Stream.of(jobIds).map(UUID::fromString).map(JobId::new).toList();
        return kept(Json.write(new Wakeup(NEAR, ids)));
    }

    /** A message of which nobody knows whose jobs it is about. @return its id */
    public String unreadableLetter() {
        return kept("no wake-up");
    }

    private String kept(String body) {
        var message = UUID.randomUUID().toString();
        letters.keep(message, body, 5, clock.instant());
        return letters.waiting(1000).stream()
                .filter(letter -> letter.messageId().equals(message))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    public LeasedJob claim(AccountId account) {
        return leases.claimNext(account, worker, clock.instant()).orElseThrow();
    }

    /** Stores a plan of these changes for the account's next job. */
    public LeasedJob planned(
            AccountId account, List<Change> changes, List<Warning> warnings, Optional<String> confirmation) {
        var leased = claim(account);
        var plan = Plan.of(leased.job().request(), changes, warnings, clock.instant());
        leases.savePlan(leased.lease(), plan, confirmation, clock.instant());
        return leased;
    }

    /** A job that waits for people. */
    public JobId awaiting(
            AccountId account,
            String requester,
            List<Change> changes,
            List<Warning> warnings,
            Optional<String> confirmation) {
        var id = job(account, requester);
        leases.finish(
                planned(account, changes, warnings, confirmation).lease(),
                new Outcome.NeedsApproval(),
                clock.instant());
        return id;
    }

    /** A job whose plan was applied and which ended so. */
    public JobId ended(AccountId account, String requester, List<Change> changes, Outcome outcome) {
        var id = job(account, requester);
        var leased = planned(account, changes, List.of(), Optional.empty());
        var applied = new ArrayList<PlannedChange>();
        for (var change : changes) {
            var n = applied.size() + 1;
            var done = new PlannedChange(
                    n,
                    change,
                    ChangeState.APPLIED,
                    Optional.of(change),
                    Optional.of("arn:aws:kms:eu-west-1:111111111111:key/" + n),
                    List.of("req-" + n),
                    Optional.of(clock.instant()));
            leases.record(leased.lease(), done, clock.instant());
            applied.add(done);
        }
        leases.finish(leased.lease(), outcome, clock.instant());
        return id;
    }

    public void finish(LeasedJob leased, Outcome outcome) {
        leases.finish(leased.lease(), outcome, clock.instant());
    }

    public Jobs jobs() {
        return jobs;
    }
}
