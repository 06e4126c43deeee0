package io.strongroom.db.events;

import static io.strongroom.db.events.EventsForTests.ACCOUNT;
import static io.strongroom.db.events.EventsForTests.call;
import static io.strongroom.db.events.EventsForTests.principal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.EventQuery;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.FeedState;
import io.strongroom.domain.events.Intake;
import io.strongroom.domain.events.Recall;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class EventStoreIT {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Inject
    Events events;

    @Inject
    Intake intake;

    @Inject
    DataSource database;

    @Test
    void whatWasKeptComesBackAsItWas() {
        var event = call("reader", "DeleteBackupVault", NOW.minusSeconds(5));
        assertEquals(Set.of(event.id()), events.append(List.of(event), NOW));
        assertEquals(event, events.find(event.id()).orElseThrow());
    }

    @Test
    void theSameEventAgainIsDoubledEvenWithAnotherTime() {
        var before = events.counts();
        var event = call("twice", "DeleteBackupVault", NOW);
        assertEquals(Set.of(event.id()), events.append(List.of(event, event), NOW));
        assertEquals(Set.of(), events.append(List.of(event), NOW.plusSeconds(1)));
        var forged = call(event.id().value(), "twice", "ListBackupVaults", NOW.minus(Duration.ofDays(40)));
        assertEquals(Set.of(), events.append(List.of(forged), NOW));
        assertEquals(event, events.find(event.id()).orElseThrow());
        assertEquals(before.taken() + 1, events.counts().taken());
        assertEquals(before.doubled() + 3, events.counts().doubled());
    }

    @Test
    void twoWorkersWithTheSameEventsKeepEachOnce() throws Exception {
        var same = IntStream.range(0, 200)
                .mapToObj(n -> call("both", "TagResource", NOW.plusSeconds(n)))
                .toList();
        var other = new ArrayList<>(same);
        Collections.reverse(other);
        var start = new CyclicBarrier(2);
        Callable<Integer> one = () -> meet(start, same);
        Callable<Integer> two = () -> meet(start, other);
        int added = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(List.of(one, two))) {
                added += done.get();
            }
        }
        assertEquals(200, added);
        assertEquals(200, of("both").size());
    }

    private int meet(CyclicBarrier start, List<AwsEvent> batch) throws Exception {
        start.await();
        return events.append(batch, NOW).size();
    }

    @Test
    void whatFailsLaterTakesTheEventsBack() {
        var event = call("undone", "DeleteBackupVault", NOW);
        assertThrows(
                IllegalArgumentException.class,
                () -> intake.together(List.of(), () -> {
                    events.append(List.of(event), NOW);
                    throw new IllegalArgumentException("the worker is gone");
                }));
        assertTrue(events.find(event.id()).isEmpty());
        assertEquals(Set.of(event.id()), events.append(List.of(event), NOW));
    }

    @Test
    void earlierIsWhatTheSamePrincipalDidInTheSpanTheSecondIncluded() {
        var old = call("story", "ListBackupVaults", NOW.minus(Duration.ofHours(25)));
        var first = call("story", "StopBackupJob", NOW.minusSeconds(60));
        var sameSecond = call("story", "DeleteBackupVault", NOW);
        var now = call("story", "DeleteRecoveryPoint", NOW);
        var later = call("story", "DeleteRecoveryPoint", NOW.plusSeconds(1));
        var others = call("bystander", "DeleteRecoveryPoint", NOW.minusSeconds(1));
        events.append(List.of(old, first, sameSecond, now, later, others), NOW);
        assertEquals(List.of(first, sameSecond), events.earlier(now, within(Duration.ofHours(24)), 1000));
        assertEquals(List.of(later), events.later(now, within(Duration.ofHours(24)), 1000));
        assertEquals(
                List.of(first), events.later(old, within(Duration.ofHours(25).minusSeconds(60)), 1000));
    }

    private static List<Recall> within(Duration span) {
        return List.of(Recall.of(span, Set.of("backup:*")).whole());
    }

    @Test
    void aSubjectLongerThanAnIndexTakesIsKept() {
        var event = call("r".repeat(1900), "DeleteBackupVault", NOW);
        assertEquals(1, events.append(List.of(event), NOW).size());
    }

    @Test
    void searchGoesThroughAllPagesNewestFirst() {
        var all = IntStream.range(0, 7)
                .mapToObj(n -> call("pages", n % 2 == 0 ? "Even" : "Odd", NOW.plusSeconds(n / 2)))
                .toList();
        events.append(all, NOW);
        var found = new ArrayList<AwsEvent>();
        var cursor = Optional.<EventQuery.Cursor>empty();
        while (found.size() < 7) {
            var page = events.search(query("pages", Set.of(), cursor, 3));
            assertTrue(page.size() > 0, "a page before the end has something");
            found.addAll(page);
            cursor = Optional.of(EventQuery.Cursor.of(page.getLast()));
        }
        assertEquals(List.of(), events.search(query("pages", Set.of(), cursor, 3)));
        assertEquals(Set.copyOf(all), Set.copyOf(found));
        for (int i = 1; i < found.size(); i++) {
            assertTrue(!found.get(i).at().isAfter(found.get(i - 1).at()));
        }
        assertEquals(
                3,
                events.search(query("pages", Set.of("Odd"), Optional.empty(), 10))
                        .size());
    }

    @Test
    void whoReachesNoneOfTheAccountsSeesNothing() {
        events.append(List.of(call("hidden", "DeleteBackupVault", NOW)), NOW);
        var query = new EventQuery(
                Set.of(new AccountId(ACCOUNT)),
                Set.of(),
                Optional.empty(),
                Optional.of(Set.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10);
        assertEquals(List.of(), events.search(query));
    }

    @Test
    void poisonIsKeptOnceAndUnknownIsCounted() {
        var poison = events.counts().poison();
        events.setAside("{broken" + "\u00e9".repeat(4000), "not JSON", NOW);
        events.setAside("{broken" + "\u00e9".repeat(4000), "not JSON", NOW.plusSeconds(9));
        assertEquals(poison + 1, events.counts().poison());
        var kept = events.poison(10).getFirst();
        assertEquals(2, kept.times());
        assertEquals(NOW.plusSeconds(9), kept.lastAt());
        assertTrue(kept.body().startsWith("{broken\u00e9") && kept.body().length() < 4096);
        events.countUnknown("EC2 Instance State-change Notification", 1, NOW);
        events.countUnknown("EC2 Instance State-change Notification", 41, NOW);
        assertEquals(42, events.counts().unknown().get("EC2 Instance State-change Notification"));
    }

    @Test
    void theFeedIsSilentWhenNothingCameForTooLong() {
        var arrived = Instant.parse("2099-01-01T00:00:00Z");
        events.append(List.of(call("state", "DeleteBackupVault", NOW)), arrived);
        var patience = Duration.ofHours(6);
        assertEquals(new FeedState.Connected(arrived), events.state(patience, arrived.plusSeconds(60)));
        assertEquals(new FeedState.SilentSince(arrived), events.state(patience, arrived.plus(Duration.ofHours(7))));
        // That the watch itself has trouble is no message.
        events.tellTrouble("INC-19 on an account", "a bug", arrived.plus(Duration.ofHours(5)));
        assertEquals(new FeedState.SilentSince(arrived), events.state(patience, arrived.plus(Duration.ofHours(7))));
        assertEquals(Events.TROUBLE + "a bug", events.poison(1).getFirst().reason());
    }

    @Test
    void monthsAreMadeAheadAndDroppedWhenWhollyTooOld() throws SQLException {
        var june = call("kept", "DeleteBackupVault", Instant.parse("2031-06-10T00:00:00Z"));
        var september = call("kept", "DeleteBackupVault", Instant.parse("2031-09-10T00:00:00Z"));
        var strayed = call("kept", "DeleteBackupVault", Instant.parse("2031-01-10T00:00:00Z"));
        events.append(List.of(june, september, strayed), NOW);
        intake.keepUp(Instant.parse("2031-08-01T00:00:00Z"));
        // What had come before its month was made is found there, and what is too old for any is gone.
        assertEquals(june, events.find(june.id()).orElseThrow());
        assertTrue(events.find(strayed.id()).isEmpty());
        assertEquals(1, rowsOf("events_m203106"));
        assertEquals(1, rowsOf("events_m203109"));
        var done = intake.keepUp(Instant.parse("2031-11-01T00:00:00Z"));
        assertTrue(done.dropped() >= 1);
        assertTrue(events.find(june.id()).isEmpty());
        assertEquals(september, events.find(september.id()).orElseThrow());
        assertEquals(0, intake.keepUp(Instant.parse("2031-11-01T00:00:00Z")).dropped());
        assertTrue(events.find(new EventId("never-there")).isEmpty());
    }

    private int rowsOf(String table) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private List<AwsEvent> of(String role) {
        return events.search(query(role, Set.of(), Optional.empty(), 1000));
    }

    private static EventQuery query(String role, Set<String> names, Optional<EventQuery.Cursor> before, int limit) {
        return new EventQuery(
                Set.of(),
                names,
                Optional.of(principal(role)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                before,
                limit);
    }
}
