package io.strongroom.worker.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.remediations.ParameterSchema;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Recipes;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import io.strongroom.worker.accounts.SessionPolicy;
import io.strongroom.worker.aws.RealFacets;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeSessionsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void aSmallPlanIsOneSession() {
        var job = Bench.job("create-backup-key", Json.object());
        var changes = List.of(alarm("one"), alarm("two"));
        var sessions = ChangeSessions.of(job, changes);
        assertEquals(sessions.of(1), sessions.of(2));
    }

    @Test
    void theSamplesTrailPlanIsSplitAndNoSessionIsWiderThanItsChanges() {
        ObjectNode parameters = Json.object()
                .put("trailName", "backup-audit")
                .put("alertTopicArn", "arn:aws:sns:eu-west-1:123456789012:backup-alerts")
                .set("dataEventBuckets", Json.array().add("my-backup-bucket"));
        var job = Bench.job("enable-backup-audit-trail", parameters);
        var changes = plan(job);
        var sessions = ChangeSessions.of(job, changes);
        var each = new LinkedHashSet<ChangeSession>();
        IntStream.rangeClosed(1, changes.size()).mapToObj(sessions::of).forEach(each::add);
        assertTrue(each.size() > 1, "this plan is the one that used to be widened");
        for (var session : each) {
            assertTrue(SessionPolicy.fits(session));
            var allowed = new HashSet<String>();
            IntStream.rangeClosed(1, changes.size())
                    .filter(n -> sessions.of(n).equals(session))
                    .forEach(n -> allowed.addAll(FacetRules.actions(changes.get(n - 1), job.target())));
            assertEquals(allowed, session.actions());
            assertFalse(session.resources().contains("*"), session::toString);
        }
    }

    @Test
    void aChangeThatFitsNoSessionIsRefusedBeforeAnythingIsCalled() {
        var named = Json.object();
        IntStream.range(0, 60)
                .forEach(i ->
                        named.put("key" + i, "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:" + "0".repeat(30) + i));
        var change = Change.create(new WritableFacet.Alarm("wide"), named);
        var problem = ChangeSessions.objection(Bench.job("create-backup-key", Json.object()), List.of(change))
                .orElseThrow();
        assertEquals(ProblemCode.PLAN_REFUSED, problem.code());
        assertTrue(problem.detail().contains("several"), problem.detail());
    }

    @Test
    void sourceIdentitiesAreWhatStsTakes() {
        assertEquals("ann@example.com", ChangeSessions.sourceIdentity("ann@example.com"));
        assertEquals("J-rg-M-", ChangeSessions.sourceIdentity("J\u00f6rg M!"));
        assertEquals(
                Set.of(64), Set.of(ChangeSessions.sourceIdentity("x".repeat(90)).length()));
    }

    private static Change alarm(String name) {
        return Change.create(new WritableFacet.Alarm(name), Json.object().put("metric", "m"));
    }

    private static List<Change> plan(Job job) {
        var sandbox =
                new SandboxAwsAccounts(new InMemoryStore(() -> NOW), () -> NOW, SandboxSettings.calm(), new Random(1));
        var readings = new Readings(RealFacets.at(() -> NOW).reader(), () -> NOW, pause -> {});
        var recipe = Recipes.named(job.remediation().value());
        JsonNode whole = new ParameterSchema(recipe.spec().parameters()).withDefaults(job.parameters());
        var request = new RemediationRequest(recipe.spec().id(), job.target(), whole);
        var account = sandbox.reading(job.target().accountId(), job.target().region());
        return assertInstanceOf(
                        Proposal.Changes.class, recipe.plan(request, readings.snapshot(account, recipe, request)))
                .changes();
    }
}
