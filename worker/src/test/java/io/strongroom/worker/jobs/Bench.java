package io.strongroom.worker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Discovered;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.jobs.BegunChange;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.LeasedJob;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.users.UserId;
import io.strongroom.worker.aws.FacetWorldAws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A runner over a world of facets, on a clock that moves only when somebody pauses. */
final class Bench {
    static final Target TARGET = new Target(new AccountId("123456789012"), new Region("eu-west-1"));

    final FacetWorld world = new FacetWorld(TARGET, Instant.parse("2026-11-24T08:00:00Z"));
    final FacetWorldAws aws = new FacetWorldAws(world);
    final List<Duration> pauses = new ArrayList<>();
    final List<ChangeSession> sessions = new ArrayList<>();
    InMemoryLeases leases;
    LeaseKeeper keeper;
    List<BegunChange> changesOfOther = List.of();
    private Instant now = world.now();

    Bench(Mode mode, JsonNode parameters) {
        this(JobKind.REMEDIATE, mode, parameters, Optional.empty());
    }

    private Bench(JobKind kind, Mode mode, JsonNode parameters, Optional<JobId> undo) {
        begin(kind, mode, parameters, undo);
    }

    static Bench applying() {
        return new Bench(Mode.APPLY, Json.object());
    }

    static Bench locking() {
        return new Bench(Mode.APPLY, Json.object().put("lock", true));
    }

    /** Another job on the same world: the roll-back of the last. */
    JobId rollBack() {
        changesOfOther = leases.changes.stream()
                .map(change -> new BegunChange(1, change))
                .toList();
        var undo = JobId.next();
        begin(JobKind.ROLL_BACK, Mode.APPLY, Json.object(), Optional.of(undo));
        return undo;
    }

    /** Another job like the first. */
    void again() {
        begin(JobKind.REMEDIATE, Mode.APPLY, Json.object(), Optional.empty());
    }

    private void begin(JobKind kind, Mode mode, JsonNode parameters, Optional<JobId> undo) {
        leases = new InMemoryLeases(job(kind, MakesKey.ID, mode, parameters, undo, now));
        keeper = new LeaseKeeper(
                leases, () -> now, () -> Duration.between(Instant.EPOCH, now).toNanos());
    }

    /** A job that is to be applied. */
    static Job job(String remediation, JsonNode parameters) {
        var now = Instant.parse("2026-11-24T08:00:00Z");
        return job(JobKind.REMEDIATE, new RemediationId(remediation), Mode.APPLY, parameters, Optional.empty(), now);
    }

    private static Job job(
            JobKind kind, RemediationId id, Mode mode, JsonNode parameters, Optional<JobId> undo, Instant now) {
        return new Job(
                JobId.next(),
                kind,
                id,
                TARGET,
                parameters,
                mode,
                "a test",
                new JobState.Queued(now, 0, 0),
                Phase.PLAN,
                Optional.empty(),
                Optional.empty(),
                undo,
                new UserId(new UUID(0, 1)),
                "ann@example.com",
                Optional.empty(),
                Optional.empty(),
                false,
                now,
                now,
                0);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Claims the job and runs it to its end; empty when there was no outcome. */
    Optional<Outcome> run() {
        return run(leases.claim(now));
    }

    Optional<Outcome> run(LeasedJob leased) {
        keeper.take(leased.lease(), keeper.beforeClaim());
        runner().run(leased);
        return leases.outcome;
    }

    Instant now() {
        return now;
    }

    private JobRunner runner() {
        Pauses steps = time -> {
            pauses.add(time);
            now = now.plus(time);
            keeper.beat();
        };
        var parts = new Applying.Parts(
                leases,
                keeper,
                new Readings(aws.reader(), () -> now, steps),
                aws.changes(),
                new Failures(new Random(1)),
                steps,
                () -> now);
        return new JobRunner(accounts(), new RemediationCatalog(List.of(new MakesKey())), id -> changesOfOther, parts);
    }

    private AwsAccounts accounts() {
        return new AwsAccounts() {
            @Override
            public Discovered discover() {
                return new Discovered(List.of(), true, true);
            }

            @Override
            public AwsAccount reading(AccountId account, Region region) {
                return new Place(account, region);
            }

            @Override
            public AwsAccount changing(AccountId account, Region region, ChangeSession session) {
                sessions.add(session);
                return new Place(account, region);
            }

            @Override
            public boolean simulated() {
                return true;
            }
        };
    }

    private record Place(AccountId id, Region region) implements AwsAccount {
        @Override
        public <C> C client(Class<C> sdkClient) {
            throw new IllegalArgumentException("the world of facets has no clients");
        }
    }
}
