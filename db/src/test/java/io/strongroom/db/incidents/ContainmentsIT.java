package io.strongroom.db.incidents;

import static io.strongroom.db.events.EventsForTests.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.Containments;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.Resolution;
import io.strongroom.domain.incidents.TimelineEntry.Contained;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.RemediationId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ContainmentsIT {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("280000000017");
    private static final DetectorSpec SPEC =
            DetectorSpec.of("INC-94", "A test's key is on its way out", Severity.CRITICAL, "kms:x");
    private static final WorkerId WORKER = new WorkerId(UUID.randomUUID());

    @Inject
    Containments containments;

    @Inject
    Detections detections;

    @Inject
    Incidents incidents;

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Test
    void theStoryTellsHowFarTheJobIsAndOfItsRollBack() {
        var id = incident("followed");
        var job = job(Mode.APPLY, JobKind.REMEDIATE, Optional.empty());
        assertTrue(containments.begin(id, job, Estate.ALICE, NOW).made());
        assertEquals("CONTAINING", incidents.find(id).orElseThrow().state().label());
        var before = incidents.find(id).orElseThrow().version();

        work(NOW.plusSeconds(1));
        var undo = job(Mode.APPLY, JobKind.ROLL_BACK, Optional.of(job.id()));
        jobs.accept(List.of(undo), NOW.plusSeconds(9));
        var undoing = leases.claimNext(ACCOUNT, WORKER, NOW.plusSeconds(10)).orElseThrow();
        leases.finish(undoing.lease(), new Outcome.Done(Conclusion.CHANGED, Json.object()), NOW.plusSeconds(11));

        assertEquals(
                List.of(
                        "Asked for.",
                        "Planned: 1 change, risk class R1.",
                        "kms:EnableKey was called on arn:aws:kms:eu-west-1:280000000017:key/k.",
                        "Applied and verified.",
                        "Roll-back: Rolled back and verified."),
                story(id).stream().map(Contained::text).toList());
        assertEquals(Optional.of("alice"), story(id).getFirst().by());
        assertEquals(Optional.empty(), story(id).get(1).by());
        assertEquals(job.id().toString(), story(id).get(3).job());
        assertTrue(incidents.find(id).orElseThrow().version() > before);
    }

    @Test
    void planningAloneMovesNothing() {
        var id = incident("planned");
        containments.begin(id, job(Mode.PLAN, JobKind.REMEDIATE, Optional.empty()), Estate.ALICE, NOW);
        assertEquals("DETECTED", incidents.find(id).orElseThrow().state().label());
        var leased = leases.claimNext(ACCOUNT, WORKER, NOW.plusSeconds(1)).orElseThrow();
        leases.finish(leased.lease(), new Outcome.Planned(), NOW.plusSeconds(2));
        assertEquals(
                "Its plan can be looked at; nothing was changed.",
                story(id).getLast().text());
    }

    @Test
    void aClosedIncidentIsNotContainedAndItsJobIsNotMade() {
        var id = incident("closed");
        incidents.acknowledge(id, 1, Estate.ALICE, NOW);
        incidents.resolve(
                id, Resolution.HANDLED, "over", incidents.find(id).orElseThrow().version(), Estate.ALICE, NOW);
        var job = job(Mode.APPLY, JobKind.REMEDIATE, Optional.empty());
        var refused = assertThrows(Rejected.class, () -> containments.begin(id, job, Estate.ALICE, NOW.plusSeconds(1)));
        assertEquals(ProblemCode.STATE_CONFLICT, refused.problem().code());
        assertEquals(Optional.empty(), jobs.find(job.id()));
    }

    /** Plans, applies and ends the account's next job as a worker would. */
    private void work(Instant now) {
        var leased = leases.claimNext(ACCOUNT, WORKER, now).orElseThrow();
        var change = Change.put(
                new WritableFacet.KeyUse("arn:aws:kms:eu-west-1:" + ACCOUNT + ":key/k"),
                Optional.of(use(false)),
                use(true));
        var plan = Plan.of(leased.job().request(), List.of(change), List.of(), now);
        leases.savePlan(leased.lease(), plan, Optional.empty(), now);
        for (var state : List.of(ChangeState.INTENDED, ChangeState.APPLIED)) {
            leases.record(
                    leased.lease(),
                    new PlannedChange(
                            1, change, state, Optional.of(change), Optional.empty(), List.of(), Optional.of(now)),
                    now);
        }
        leases.finish(leased.lease(), new Outcome.Done(Conclusion.CHANGED, Json.object()), now.plusSeconds(1));
    }

    private static JsonNode use(boolean enabled) {
        return Json.object().put("enabled", enabled).put("pendingDeletion", !enabled);
    }

    private List<Contained> story(IncidentId id) {
        return incidents.timeline(id, 100).stream()
                .filter(Contained.class::isInstance)
                .map(Contained.class::cast)
                .toList();
    }

    private IncidentId incident(String role) {
        var detection = Detection.of(SPEC, call("contain-" + role, "DisableKey", NOW))
                .because("Somebody scheduled the deletion of a key.")
                .impact("A test looks at it.")
                .resources(List.of("arn:aws:kms:eu-west-1:" + ACCOUNT + ":key/" + role))
                .build();
        return detections.record(List.of(detection), NOW).getFirst().incident();
    }

    private static NewJob job(Mode mode, JobKind kind, Optional<JobId> rollBackOf) {
        return new NewJob(
                JobId.next(),
                kind,
                new RemediationId("enable-backup-key"),
                new Target(ACCOUNT, new Region("eu-west-1")),
                Json.object(),
                mode,
                "contains it",
                Optional.empty(),
                Optional.empty(),
                rollBackOf,
                Estate.ALICE.userId(),
                Estate.ALICE.name());
    }
}
