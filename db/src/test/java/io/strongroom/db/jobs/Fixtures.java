package io.strongroom.db.jobs;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.Warning;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Jobs, plans and people for tests. Each test has accounts of its own, so that tests share a database. */
final class Fixtures {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final Principal ALICE = person("alice");
    static final Principal BOB = person("bob");
    static final Principal CAROL = person("carol");

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    private Fixtures() {}

    static Principal person(String name) {
        return new Principal(
                new UserId(UUID.randomUUID()),
                name,
                Set.of(Role.ADMINISTRATOR),
                Set.of(Permission.values()),
                AccountScope.everything(),
                Optional.empty(),
                Optional.empty());
    }

    static AccountId account() {
        return new AccountId("%012d".formatted(200_000_000_000L + ACCOUNTS.incrementAndGet()));
    }

    static WorkerId worker() {
        return new WorkerId(UUID.randomUUID());
    }

    static NewJob job(AccountId account) {
        return job(account, Optional.empty(), Optional.empty());
    }

    static NewJob job(AccountId account, Optional<BatchId> batch, Optional<String> clientToken) {
        return new NewJob(
                JobId.next(),
                JobKind.REMEDIATE,
                new RemediationId("create-backup-key"),
                new Target(account, new Region("eu-west-1")),
                Json.object().put("name", "critical \0 data"),
                Mode.APPLY,
                "baseline",
                batch,
                clientToken,
                Optional.empty(),
                ALICE.userId(),
                ALICE.name());
    }

    /** A plan of two changes. */
    static Plan plan(AccountId account, RiskClass risk, String digest, Instant now) {
        var changes = List.of(
                Change.create(
                        new WritableFacet.TaggedKey("alias/backup-x"),
                        Json.object().put("description", "x")),
                Change.create(
                        new WritableFacet.KeyAlias("alias/backup-x"),
                        Json.object().put("keyArn", "${change.1}")));
        return new Plan(
                new Target(account, new Region("eu-west-1")),
                changes,
                List.of(new Warning("look", "Look twice.")),
                digest,
                risk,
                now,
                now.plus(Duration.ofHours(24)));
    }
}
