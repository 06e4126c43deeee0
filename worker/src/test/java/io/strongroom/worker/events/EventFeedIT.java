package io.strongroom.worker.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.FeedState;
import io.strongroom.domain.events.Intake;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentQuery;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.TimelineEntry;
import io.strongroom.domain.integrity.ToldProof;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.users.UserId;
import io.strongroom.worker.queue.SqsForTests;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** From EventBridge's message on a real queue to the incident: SQS, consumer, store, detectors, correlation. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(SqsForTests.class)
class EventFeedIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AccountId ACCOUNT = new AccountId(Told.ACCOUNT);

    @Inject
    SqsAsyncClient sqs;

    @Inject
    Events events;

    @Inject
    Incidents incidents;

    @Inject
    Intake intake;

    @Inject
    DetectorCatalog detectors;

    @Inject
    Detections detections;

    @Inject
    AroundEvents around;

    @Inject
    KeepEvents keep;

    @Inject
    InstantSource clock;

    @Inject
    Accounts accounts;

    @Inject
    Jobs jobs;

    @Inject
    RemediationCatalog remediations;

    @BeforeEach
    void readyWhenAccountsAreKnown() {
        Awaitility.await().atMost(SOON).until(() -> accounts.find(ACCOUNT).isPresent());
    }

    @Test
    void anAttackIsOneCriticalIncidentHoweverOftenItIsTold() {
        var attack = attack("Attacker");
        send(attack);
        taken(attack);
        var incident = only("Attacker");
        assertEquals(Severity.CRITICAL, incident.severity());
        assertTrue(incident.detectors().size() >= 2, incident.detectors().toString());
        assertTrue(events.state(Duration.ofHours(1), clock.instant()) instanceof FeedState.Connected);

        var story = incidents.timeline(incident.id(), 1000);
        long doubled = events.counts().doubled();
        send(attack.reversed());
        Awaitility.await().atMost(SOON).until(() -> events.counts().doubled() == doubled + attack.size());
        assertEquals(incident, only("Attacker"));
        assertEquals(story, incidents.timeline(incident.id(), 1000));
    }

    @Test
    void eventsThatComeTheWrongWayRoundAreTheSameBurst() {
        var attack = attack("Backwards").reversed();
        for (var one : attack) {
            send(List.of(one));
            taken(List.of(one));
        }
        var incident = only("Backwards");
        assertEquals(Severity.CRITICAL, incident.severity());
        assertTrue(
                incidents.timeline(incident.id(), 1000).stream()
                        .anyMatch(line -> line.toString().contains("5 recovery points")),
                () -> incidents.timeline(incident.id(), 1000).toString());
    }

    @Test
    void blindingThatIsToldLastStillBeginsTheChain() {
        for (var one : List.of(
                Told.removesLock("Blinder", "2026-11-24T10:01:00Z"),
                Told.stopsLogging("Blinder", "2026-11-24T10:00:00Z"))) {
            send(List.of(one));
            taken(List.of(one));
        }
        var found = only("Blinder").detectors().keySet();
        assertTrue(found.contains(new DetectorId("INC-22")), found.toString());
    }

    @Test
    void whatAServiceDoesByItselfIsKeptAndOpensNothing() {
        var expiries = IntStream.range(0, 8)
                .mapToObj(n -> Told.expires(at(5, "03:00:0" + n)))
                .toList();
        send(expiries);
        taken(expiries);
        // Others' incidents may be open: none is of that day.
        assertEquals(
                List.of(),
                all().stream()
                        .filter(one -> one.firstAt().toString().startsWith(day(5)))
                        .toList());
    }

    @Test
    void ourOwnWorkersSessionOpensNothingAndOneThatOnlyLooksLikeItDoes() {
        var job = job();
        var ours = Told.deletes("StrongroomRemediate", job.toString(), at(2, "10:00:00"));
        send(List.of(ours));
        taken(List.of(ours));
        assertEquals(List.of(), of("StrongroomRemediate"));
        // A change of ours to what an incident is about is part of its story.
        var open = Told.deletes("Watched", "mallory", at(2, "09:00:00"));
        send(List.of(open));
        taken(List.of(open));
        var touching = Told.sameVault(open, "StrongroomRemediate", job.toString(), at(2, "10:00:02"));
        send(List.of(touching));
        taken(List.of(touching));
        assertEquals(List.of(), of("StrongroomRemediate"));
        var story = incidents.timeline(only("Watched").id(), 100);
        assertTrue(
                story.getLast() instanceof TimelineEntry.Changed changed
                        && changed.job().equals(job.toString()),
                story.toString());
        var borrowed = Told.deletes("StrongroomRemediate", UUID.randomUUID().toString(), at(2, "10:00:01"));
        send(List.of(borrowed));
        taken(List.of(borrowed));
        assertEquals(1, of("StrongroomRemediate").size());
    }

    @Test
    void whatCannotBeReadIsSetAsideAndWhatNobodyLooksAtIsCounted() {
        long poison = events.counts().poison();
        var good = Told.removesLock("AfterPoison", at(3, "10:00:00"));
        send(List.of(
                "{not json",
                Told.removesLock(
                        "FromTheFuture",
                        clock.instant().plus(Duration.ofHours(2)).toString()),
                "{\"detail-type\": \"EC2 Instance State-change Notification\", \"source\": \"aws.ec2\", \"detail\": {}}",
                good));
        taken(List.of(good));
        Awaitility.await().atMost(SOON).until(() -> events.counts().poison() == poison + 2);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> events.counts().unknown().getOrDefault("EC2 Instance State-change Notification", 0L) == 1);
        assertEquals(1, of("AfterPoison").size());
        assertEquals(List.of(), of("FromTheFuture"));
        Awaitility.await("everything was acknowledged").atMost(SOON).until(() -> left() == 0);
    }

    @Test
    void aWorkerThatDiesHalfWayLeavesNothingHalfDone() {
        var attack = attack("HalfWay");
        var dying = new KeepEvents(
                intake,
                events,
                detectors,
                (found, changes, now) -> {
                    detections.record(found, changes, now);
                    throw new IllegalStateException("killed before the commit");
                },
                around,
                (told, now) -> {},
                clock);
        var taken = events.counts().taken();
        assertThrows(IllegalStateException.class, () -> dying.keep(attack));
        assertEquals(List.of(), of("HalfWay"));
        assertEquals(taken, events.counts().taken());
        // The messages were not acknowledged: they come again, to another worker.
        send(attack);
        taken(attack);
        assertEquals(Severity.CRITICAL, only("HalfWay").severity());
        assertEquals(taken + attack.size(), events.counts().taken());
    }

    @Test
    void aTrailStoppedBeforeAThousandCheapCallsIsFoundThoughItIsToldLast() {
        keep.keep(List.of(Told.deletes("Chained", "mallory", at(1, "12:00:00"))));
        keep.keep(IntStream.range(0, 1100)
                .mapToObj(n -> Told.lists("Chained", at(1, "11:%02d:%02d".formatted(n / 60, n % 60))))
                .toList());
        assertEquals(
                Set.of(new DetectorId("INC-01")), only("Chained").detectors().keySet());
        keep.keep(List.of(Told.stopsTrail("Chained", at(1, "10:00:00"))));
        var incident = only("Chained");
        assertEquals(
                Set.of(new DetectorId("INC-01"), new DetectorId("INC-15"), new DetectorId("INC-22")),
                incident.detectors().keySet());
    }

    @Test
    void whatARestoreTestCameToIsPassedOnOnceHoweverOftenItIsTold() {
        var passed = new ArrayList<ToldProof>();
        var keep = new KeepEvents(
                intake,
                events,
                detectors,
                (found, changes, now) -> List.of(),
                around,
                (told, now) -> passed.addAll(told),
                clock);
        var test = Told.restores("restore-" + UUID.randomUUID(), at(1, "09:00:00"));
        keep.keep(List.of(test, test));
        keep.keep(List.of(test));
        assertEquals(1, passed.size());
        assertTrue(passed.getFirst() instanceof ToldProof.Restored restored
                && restored.outcome().restored()
                && restored.account().equals(ACCOUNT));
    }

    /** So many days ago, for what is too old or yet to come is set aside. */
    private String at(int daysAgo, String time) {
        return day(daysAgo) + "T" + time + "Z";
    }

    private String day(int daysAgo) {
        return clock.instant().minus(Duration.ofDays(daysAgo)).toString().substring(0, 10);
    }

    private List<String> attack(String role) {
        var all = new ArrayList<String>();
        all.add(Told.removesLock(role, at(1, "10:00:00")));
        IntStream.range(0, 6).forEach(n -> all.add(Told.deletes(role, "mallory", at(1, "10:01:0" + n))));
        return all;
    }

    private JobId job() {
        var id = new RemediationId("create-backup-key");
        var parameters = remediations.schema(id).withDefaults(Json.object().put("name", "backup-feed"));
        var job = new NewJob(
                JobId.next(),
                JobKind.REMEDIATE,
                id,
                new Target(ACCOUNT, new Region("eu-west-1")),
                parameters,
                Mode.PLAN,
                "a test",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new UserId(new UUID(1, 1)),
                "ann");
        return jobs.accept(List.of(job), clock.instant()).getFirst().id();
    }

    private void send(List<String> messages) {
        var url = url();
        for (int from = 0; from < messages.size(); from += 10) {
            var batch = messages.subList(from, Math.min(messages.size(), from + 10));
            sqs.sendMessageBatch(request -> request.queueUrl(url)
                            .entries(IntStream.range(0, batch.size())
                                    .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                                            .id("m" + n)
                                            .messageBody(batch.get(n))
                                            .build())
                                    .toList()))
                    .join();
        }
    }

    private String url() {
        return sqs.getQueueUrl(request -> request.queueName("strongroom-events"))
                .join()
                .queueUrl();
    }

    private int left() {
        var attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(url()).attributeNamesWithStrings("All"))
                .join()
                .attributesAsStrings();
        return Integer.parseInt(attributes.get("ApproximateNumberOfMessages"))
                + Integer.parseInt(attributes.get("ApproximateNumberOfMessagesNotVisible"));
    }

    /** Waits until all of them are in the store, and so all that comes of them. */
    private void taken(List<String> messages) {
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> messages.stream()
                        .allMatch(text -> EventEnvelope.read(text) instanceof EventEnvelope.Event event
                                && events.find(event.event().id()).isPresent()));
    }

    private List<Incident> all() {
        return incidents.list(IncidentQuery.newest(500));
    }

    private List<Incident> of(String role) {
        return all().stream()
                .filter(one -> one.principal().equals(Optional.of("arn:aws:iam::123456789012:role/" + role)))
                .toList();
    }

    private Incident only(String role) {
        var found = of(role);
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }
}
