package io.strongroom.domain.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JobGraphTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final WorkerId WORKER = new WorkerId(new UUID(0, 1));
    private static final Problem PROBLEM = Problem.of(ProblemCode.AWS_ERROR, "no");
    private static final Pattern EDGE = Pattern.compile(" +([A-Z_]+) --> ([A-Z_]+): (.+)");

    /** Each state, Running and Queued at both ends of their counters. */
    private static final List<JobState> STATES = List.of(
            new JobState.Queued(T0, 0, 0),
            new JobState.Running(WORKER, T0, 1, 1),
            new JobState.Running(WORKER, T0, JobState.MAX_ATTEMPTS, JobState.MAX_CLAIMS),
            new JobState.Retrying(T0, 1, 0, PROBLEM),
            new JobState.AwaitingApproval(T0),
            new JobState.Planned(T0),
            new JobState.Succeeded(T0, Conclusion.CHANGED),
            new JobState.Failed(T0, Conclusion.ERROR, PROBLEM),
            new JobState.Cancelled(T0, "ann"),
            new JobState.Quarantined(T0, PROBLEM));

    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome.Done(Conclusion.CHANGED, Json.object()),
            new Outcome.Planned(),
            new Outcome.NeedsApproval(),
            new Outcome.RetryAfter(Duration.ofSeconds(1), PROBLEM),
            new Outcome.Snooze(Duration.ofSeconds(1), "throttled"),
            new Outcome.GiveUp(Conclusion.STALE, PROBLEM),
            new Outcome.Stopped("ann"));

    private static List<JobEvent> events() {
        var events = new java.util.ArrayList<JobEvent>(List.of(
                new JobEvent.Claimed(WORKER, T0.plus(JobState.LEASE), T0),
                new JobEvent.LeaseExpired(T0),
                new JobEvent.Released(T0),
                new JobEvent.Approved(T0),
                new JobEvent.Rejected("ann", PROBLEM, T0),
                new JobEvent.PlanExpired(T0),
                new JobEvent.Cancelled("ann", T0),
                new JobEvent.RetryAsked("ann", T0)));
        OUTCOMES.forEach(outcome -> events.add(new JobEvent.Finished(outcome, T0)));
        return events;
    }

    @Test
    void everyPairIsDrawnAndNothingElseIs() throws IOException {
        var allowed = new TreeSet<String>();
        for (var state : STATES) {
            for (var event : events()) {
                state.next(event)
                        .ifPresent(next -> allowed.add(state.label() + " --> " + next.label() + ": " + name(event)));
            }
        }
        assertEquals(drawn(), allowed);
    }

    @Test
    void everyPermitIsTried() {
        assertEquals(
                Set.of(JobState.class.getPermittedSubclasses()),
                Set.copyOf(STATES.stream().map(Object::getClass).toList()));
        assertEquals(
                Set.of(JobEvent.class.getPermittedSubclasses()),
                Set.copyOf(events().stream().map(Object::getClass).toList()));
        assertEquals(
                Set.of(Outcome.class.getPermittedSubclasses()),
                Set.copyOf(OUTCOMES.stream().map(Object::getClass).toList()));
    }

    @Test
    void aJobIsNotClaimedBeforeItIsDue() {
        var later = new JobState.Queued(T0.plusSeconds(1), 0, 0);
        assertTrue(
                later.next(new JobEvent.Claimed(WORKER, T0.plusSeconds(30), T0)).isEmpty());
    }

    @Test
    void aThrottleSpendsNoAttemptAndARetryDoes() {
        var running = new JobState.Running(WORKER, T0, 3, 1);
        assertEquals(
                new JobState.Queued(T0.plusSeconds(5), 2, 0),
                running.next(finished(new Outcome.Snooze(Duration.ofSeconds(5), "throttled")))
                        .orElseThrow());
        assertEquals(
                new JobState.Retrying(T0.plusSeconds(5), 3, 0, PROBLEM),
                running.next(finished(new Outcome.RetryAfter(Duration.ofSeconds(5), PROBLEM)))
                        .orElseThrow());
    }

    @Test
    void theEighthFailureIsTheLast() {
        var running = new JobState.Running(WORKER, T0, JobState.MAX_ATTEMPTS, 1);
        var next = running.next(finished(new Outcome.RetryAfter(Duration.ofSeconds(5), PROBLEM)))
                .orElseThrow();
        assertEquals(new JobState.Failed(T0, Conclusion.ERROR, PROBLEM), next);
    }

    @Test
    void threeDeathsQuarantine() {
        JobState state = new JobState.Queued(T0, 0, 0);
        for (int death = 1; death < JobState.MAX_CLAIMS; death++) {
            state = state.next(new JobEvent.Claimed(WORKER, T0.plusSeconds(30), T0))
                    .orElseThrow();
            state = state.next(new JobEvent.LeaseExpired(T0)).orElseThrow();
            assertInstanceOf(JobState.Queued.class, state);
        }
        state = state.next(new JobEvent.Claimed(WORKER, T0.plusSeconds(30), T0)).orElseThrow();
        assertInstanceOf(
                JobState.Quarantined.class,
                state.next(new JobEvent.LeaseExpired(T0)).orElseThrow());
    }

    @Test
    void aReleasedJobHasLostNothing() {
        var queued = new JobState.Queued(T0, 2, 1);
        var running = queued.next(new JobEvent.Claimed(WORKER, T0.plusSeconds(30), T0))
                .orElseThrow();
        assertEquals(queued, running.next(new JobEvent.Released(T0)).orElseThrow());
    }

    private static JobEvent.Finished finished(Outcome outcome) {
        return new JobEvent.Finished(outcome, T0);
    }

    private static String name(JobEvent event) {
        var name = event.getClass().getSimpleName();
        return event instanceof JobEvent.Finished finished
                ? name + " " + finished.outcome().getClass().getSimpleName()
                : name;
    }

    private static Set<String> drawn() throws IOException {
        var edges = new TreeSet<String>();
        var matcher = EDGE.matcher(Files.readString(Path.of("..", "docs", "jobs.md")));
        while (matcher.find()) {
            edges.add(matcher.group(1) + " --> " + matcher.group(2) + ": " + matcher.group(3));
        }
        return edges;
    }
}
