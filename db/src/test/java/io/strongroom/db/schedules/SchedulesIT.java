package io.strongroom.db.schedules;

import static io.strongroom.db.assessments.Estate.ALICE;
import static io.strongroom.db.assessments.Estate.BOB;
import static io.strongroom.db.assessments.Estate.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.assessments.Assessment;
import io.strongroom.domain.assessments.AssessmentPart;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.schedules.NewSchedule;
import io.strongroom.domain.schedules.Schedule;
import io.strongroom.domain.schedules.ScheduleId;
import io.strongroom.domain.schedules.Schedules;
import io.strongroom.domain.users.AccountScope;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time is stepped. Each test takes away all schedules but its own. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SchedulesIT {
    private static final ScheduleId FIRST = new ScheduleId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    private static Optional<Schedule> atStart = Optional.empty();

    @Inject
    Schedules schedules;

    @Inject
    Assessments assessments;

    @Inject
    AccountRegister accounts;

    @Inject
    AuditTrail audit;

    @Inject
    Estate estate;

    AccountId account;
    String ou;

    @BeforeEach
    void alone() {
        if (atStart.isEmpty()) {
            atStart = schedules.find(FIRST);
        }
        estate.clear();
        schedules.list().forEach(one -> schedules.remove(one.id(), one.version(), ALICE, NOW));
        ou = "/ou-" + Estate.number();
        account = estate.account(ou + "/team");
    }

    @Test
    void thereIsOneFromTheStart() {
        var first = atStart.orElseThrow();
        assertEquals(AccountScope.everything(), first.scope());
        assertEquals("0 3 * * *", first.timetable().cron());
        assertEquals("UTC", first.timetable().zone().getId());
        assertEquals(Optional.empty(), first.lastRun(), "and it has not run by being looked at");
    }

    @Test
    void scheduleIsReadBackAsSaved() {
        var added = schedules.add(wanted("0  3 * * * ", "Europe/Berlin"), ALICE, NOW);
        assertEquals(added, schedules.find(added.id()).orElseThrow());
        assertEquals(List.of(added), schedules.list());
        assertEquals("0 3 * * *", added.timetable().cron());
        assertEquals(Optional.of(Instant.parse("2026-11-25T02:00:00Z")), added.nextRun());
    }

    @Test
    void dueScheduleAsksForItsAccountsOnce() {
        var closed = Estate.number();
        accounts.putAll(List.of(new Account(closed, "gone", ou, Account.Status.CLOSED, true)));
        var added = schedules.add(wanted("0 3 * * *", "UTC"), ALICE, NOW);
        var due = added.nextRun().orElseThrow();
        assertEquals(0, schedules.runDue(due.minusSeconds(1)));
        assertEquals(1, schedules.runDue(due));
        assertEquals(0, schedules.runDue(due));
        var asked = newest();
        assertEquals("schedule", asked.requestedBy());
        assertEquals(
                List.of(account),
                assessments.parts(asked.id()).stream()
                        .map(AssessmentPart::account)
                        .toList());
        var ran = schedules.find(added.id()).orElseThrow();
        assertEquals(Optional.of(due), ran.lastRun());
        assertEquals(Optional.of(due.plus(Duration.ofDays(1))), ran.nextRun());
        assertEquals(added.version(), ran.version(), "running is no change that people have to read");
    }

    @Test
    void severalWorkersAskOnce() throws Exception {
        var due =
                schedules.add(wanted("0 3 * * *", "UTC"), ALICE, NOW).nextRun().orElseThrow();
        Callable<Integer> worker = () -> schedules.runDue(due.plusSeconds(1));
        int asked = 0;
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var done : threads.invokeAll(List.of(worker, worker, worker, worker, worker, worker))) {
                asked += done.get();
            }
        }
        assertEquals(1, asked);
    }

    @Test
    void whatWasMissedIsMadeUpForOnce() {
        var added = schedules.add(wanted("0 * * * *", "UTC"), ALICE, NOW);
        var back = NOW.plus(Duration.ofDays(9)).plusSeconds(60);
        assertEquals(1, schedules.runDue(back));
        assertEquals(0, schedules.runDue(back.plusSeconds(1)));
        assertEquals(
                Optional.of(NOW.plus(Duration.ofDays(9)).plus(Duration.ofHours(1))),
                schedules.find(added.id()).orElseThrow().nextRun());
    }

    @Test
    void nightlyRunsOncePerNightWhileClocksArePutOnAndBack() {
        var spring = Instant.parse("2027-03-26T12:00:00Z");
        var added = schedules.add(wanted("30 2 * * *", "Europe/Berlin"), ALICE, spring);
        assertEquals(
                List.of("2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z"),
                runs(spring, Duration.ofDays(3)));
        var autumn = Instant.parse("2027-10-29T12:00:00Z");
        schedules.save(added.id(), wanted("30 2 * * *", "Europe/Berlin"), added.version(), ALICE, autumn);
        assertEquals(
                List.of("2027-10-30T00:30:00Z", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"),
                runs(autumn, Duration.ofDays(3)));
    }

    /** Steps the clock by ten minutes. */
    private List<String> runs(Instant from, Duration during) {
        var ran = new ArrayList<String>();
        for (var at = from; at.isBefore(from.plus(during)); at = at.plus(Duration.ofMinutes(10))) {
            estate.clear();
            if (schedules.runDue(at) > 0) {
                ran.add(at.toString());
            }
        }
        return ran;
    }

    @Test
    void disabledScheduleWaits() {
        var added = schedules.add(wanted("0 3 * * *", "UTC"), ALICE, NOW);
        var off = new NewSchedule(added.name(), added.scope(), "0 3 * * *", "UTC", false);
        var disabled = schedules.save(added.id(), off, added.version(), BOB, NOW);
        assertEquals(Optional.empty(), disabled.nextRun());
        assertEquals(0, schedules.runDue(NOW.plus(Duration.ofDays(9))));
    }

    @Test
    void scheduleOfNoAccountAsksForNothingAndGoesOn() {
        var scope = new AccountScope(false, Set.of(), Set.of("/nobody"));
        var added = schedules.add(new NewSchedule("none", scope, "0 3 * * *", "UTC", true), ALICE, NOW);
        var due = added.nextRun().orElseThrow();
        assertEquals(0, schedules.runDue(due));
        assertEquals(
                Optional.of(due.plus(Duration.ofDays(1))),
                schedules.find(added.id()).orElseThrow().nextRun());
    }

    @Test
    void secondOfTwoWhoSaveIsToldToReadAgain() {
        var added = schedules.add(wanted("0 3 * * *", "UTC"), ALICE, NOW);
        schedules.save(added.id(), wanted("0 4 * * *", "UTC"), added.version(), ALICE, NOW);
        for (Runnable late : List.<Runnable>of(
                () -> schedules.save(added.id(), wanted("0 5 * * *", "UTC"), added.version(), BOB, NOW),
                () -> schedules.remove(added.id(), added.version(), BOB, NOW))) {
            var refused = assertThrows(Rejected.class, late::run);
            assertEquals(ProblemCode.PRECONDITION_FAILED, refused.problem().code());
        }
        var nothing = assertThrows(Rejected.class, () -> schedules.remove(ScheduleId.next(), 1, BOB, NOW));
        assertEquals(ProblemCode.NOT_FOUND, nothing.problem().code());
    }

    @Test
    void everyChangeIsAudited() {
        var added = schedules.add(wanted("0 3 * * *", "UTC"), ALICE, NOW);
        schedules.save(added.id(), wanted("0 4 * * *", "UTC"), added.version(), BOB, NOW);
        schedules.remove(added.id(), added.version() + 1, BOB, NOW);
        assertEquals(
                List.of("schedule.added", "schedule.saved", "schedule.removed"),
                audit.of("schedule", added.id().toString(), 0, 10).stream()
                        .map(AuditEntry::action)
                        .toList());
    }

    private NewSchedule wanted(String cron, String zone) {
        return new NewSchedule("nightly", new AccountScope(false, Set.of(), Set.of(ou)), cron, zone, true);
    }

    private Assessment newest() {
        return assessments.list(Optional.empty(), 1).getFirst();
    }
}
