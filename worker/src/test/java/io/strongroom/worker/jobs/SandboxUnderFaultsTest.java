package io.strongroom.worker.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.ParameterSchema;
import io.strongroom.domain.remediations.Recipes;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.users.UserId;
import io.strongroom.sandbox.faults.Faults;
import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import io.strongroom.worker.aws.RealFacets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole recipes through the engine on a sandbox that throttles, times out after the fact and shows writes late. */
class SandboxUnderFaultsTest {
    private static final Target TARGET = new Target(new AccountId("123456789012"), new Region("eu-west-1"));
    private static final int MOST_RUNS = 60;

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aRoleIsMadeOnceWhateverGoesWrong(int seed) {
        ObjectNode parameters = Json.object().put("roleName", "operators").put("accessLevel", "BACKUP_ADMIN");
        parameters.set("trustedPrincipals", Json.array().add("arn:aws:iam::123456789012:user/backup-user"));
        everyEffectOnce(seed, "create-backup-role", parameters, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aTrailIsMadeOnceWhateverGoesWrong(int seed) {
        ObjectNode parameters = Json.object()
                .put("trailName", "backup-audit")
                .put("alertTopicArn", "arn:aws:sns:eu-west-1:123456789012:backup-alerts")
                .set("dataEventBuckets", Json.array().add("my-backup-bucket"));
        everyEffectOnce(seed, "enable-backup-audit-trail", parameters, 32);
    }

    private void everyEffectOnce(int seed, String id, JsonNode parameters, int atLeast) {
        var settings = SandboxSettings.calm()
                .withFaults(Faults.parse("throttle=0.10,timeout-after=0.03,internal=0.01,seed=" + seed))
                .withLag(Duration.ofMillis(300));
        var sandbox = new SandboxAwsAccounts(new InMemoryStore(() -> now), () -> now, settings, new Random(seed));
        // What was there from the start shows.
        now = now.plusSeconds(1);
        var outcome = run(sandbox, Recipes.named(id), parameters);
        assertEquals(
                Conclusion.CHANGED,
                assertInstanceOf(Outcome.Done.class, outcome).conclusion());
        var effects = sandbox.ledger().all().stream()
                .map(effect -> effect.api() + " " + effect.resource() + filter(effect))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertTrue(effects.size() >= atLeast, effects::toString);
        effects.forEach((effect, times) -> assertEquals(1, times, effect));
    }

    /** All filters of a group are changes of one resource. */
    private static String filter(Effect effect) {
        return effect.request().path("filterName").asText();
    }

    private Outcome run(SandboxAwsAccounts sandbox, Remediation recipe, JsonNode parameters) {
        var leases = new InMemoryLeases(job(recipe, parameters));
        var keeper = new LeaseKeeper(
                leases, () -> now, () -> Duration.between(Instant.EPOCH, now).toNanos());
        Pauses steps = time -> {
            now = now.plus(time);
            keeper.beat();
        };
        var facets = RealFacets.at(() -> now);
        var parts = new Applying.Parts(
                leases,
                keeper,
                new Readings(facets.reader(), () -> now, steps),
                facets.changes(),
                new Failures(new Random(1)),
                steps,
                () -> now);
        var runner = new JobRunner(sandbox, new RemediationCatalog(List.of(recipe)), id -> List.of(), parts);
        for (int i = 0; i < MOST_RUNS; i++) {
            var leased = leases.claim(now);
            keeper.take(leased.lease(), keeper.beforeClaim());
            runner.run(leased);
            var outcome = leases.outcome.orElseThrow();
            if (!(outcome instanceof Outcome.RetryAfter) && !(outcome instanceof Outcome.Snooze)) {
                return outcome;
            }
            now = now.plusSeconds(30);
        }
        throw new AssertionError("no end in sight");
    }

    private Job job(Remediation recipe, JsonNode parameters) {
        return new Job(
                JobId.next(),
                JobKind.REMEDIATE,
                recipe.spec().id(),
                TARGET,
                new ParameterSchema(recipe.spec().parameters()).withDefaults(parameters),
                Mode.APPLY,
                "a test",
                new JobState.Queued(now, 0, 0),
                Phase.PLAN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new UserId(new UUID(0, 1)),
                "ann@example.com",
                Optional.empty(),
                Optional.empty(),
                false,
                now,
                now,
                0);
    }
}
