package io.strongroom.db.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.sql.OwnSessions;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.AnchorsInMemory;
import io.strongroom.domain.audit.AuditCheck;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.AuditQuery;
import io.strongroom.domain.audit.AuditQuery.Place;
import io.strongroom.domain.audit.AuditStatus;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.CheckpointSigner;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.audit.Flaw;
import io.strongroom.domain.audit.SealedEntry;
import io.strongroom.domain.audit.Sealing;
import io.strongroom.domain.audit.Sequencer;
import io.strongroom.domain.audit.tree.Proofs;
import io.strongroom.domain.audit.tree.Tree;
import io.strongroom.domain.json.Json;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AuditLogIT {
    private static final CheckpointSigner SIGNER = Sealing.signer("strongroom/test");

    @Inject
    AuditTrail trail;

    @Inject
    AuditLog log;

    @Inject
    Sql sql;

    @Inject
    OwnSessions sessions;

    @Inject
    InstantSource clock;

    @Inject
    DataSource dataSource;

    private final List<LeadLock> locks = new ArrayList<>();
    private Sequencer sequencer;

    @BeforeEach
    void lead() {
        sequencer = process();
        drain(sequencer);
    }

    @AfterEach
    void leave() {
        locks.forEach(LeadLock::release);
        // What a test broke on purpose.
        log.checked(new AuditCheck(log).run(), clock.instant());
    }

    /** A sequencer as another process would have it. */
    private Sequencer process() {
        var lock = new LeadLock(sessions);
        locks.add(lock);
        return new Sequencer(
                log, new PgSequencing(sql, lock), SIGNER, List.of(new AnchorsInMemory()), new Sealing(SIGNER), clock);
    }

    private static void drain(Sequencer sequencer) {
        while (sequencer.turn() == Sequencer.AT_ONCE) {
            // There is more.
            continue;
        }
    }

    private String happen(int times) {
        var id = UUID.randomUUID().toString();
        for (int i = 0; i < times; i++) {
            trail.record(new Fact(
                    clock.instant(),
                    "alice",
                    "thing.done",
                    "thing",
                    id,
                    Json.object().put("i", i)));
        }
        return id;
    }

    private List<SealedEntry> of(String id) {
        var query = new AuditQuery(
                Optional.empty(),
                Optional.of("thing."),
                Optional.of("thing"),
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                new Place.After(0),
                10_000);
        return log.search(query);
    }

    @Test
    void factsGetPlacesWithoutGapsAndTheTreeProvesThem() {
        var id = happen(700);
        drain(sequencer);
        assertEquals(700, of(id).size());
        var size = log.status().size();
        var all = log.search(AuditQuery.all(new Place.After(0), 1_000_000));
        assertEquals(
                LongStream.rangeClosed(1, size).boxed().toList(),
                all.stream().map(SealedEntry::seq).toList());
        var head = log.latest().orElseThrow();
        var one = of(id).get(321);
        var path = new Tree(log.nodes(), size).inclusion(one.seq() - 1);
        assertTrue(Proofs.included(
                one.leaf().hash(), one.seq() - 1, size, path, head.checkpoint().root()));
        assertTrue(head.signedBy(log.keys()));
        assertEquals(List.of(), new AuditCheck(log).run().flaws());
        assertEquals(
                of(id).getLast().seq(),
                log.search(AuditQuery.all(new Place.Before(size + 1), 5))
                        .getFirst()
                        .seq());
    }

    @Test
    void aFactThatIsCommittedLateGetsALaterPlace() throws InterruptedException {
        var recorded = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var late = new ArrayList<String>();
        var slow = Thread.ofPlatform()
                .start(() -> QuarkusTransaction.requiringNew().timeout(60).run(() -> {
                    late.add(happen(1));
                    recorded.countDown();
                    await(goOn);
                }));
        await(recorded);
        var early = happen(3);
        // Often enough that the watermark would have gone past it.
        IntStream.range(0, 8).forEach(i -> drain(sequencer));
        assertEquals(3, of(early).size());
        assertEquals(0, of(late.getFirst()).size());
        goOn.countDown();
        slow.join();
        drain(sequencer);
        var place = of(late.getFirst()).getFirst();
        assertTrue(place.seq() > of(early).getLast().seq());
        assertTrue(place.entry().seq() < of(early).getFirst().entry().seq(), "its number is the lower one");
        IntStream.range(0, 8).forEach(i -> {
            happen(1);
            drain(sequencer);
        });
        assertEquals(0, log.leftOut());
        var low = QuarkusTransaction.requiringNew()
                .call(() -> sql.first("select low from audit_state", row -> row.number("low"))
                        .orElseThrow());
        assertTrue(low >= of(early).getLast().entry().seq(), "the watermark rises: " + low);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anotherProcessTakesOverAndTheZombieWritesNothing() throws SQLException {
        var second = process();
        happen(2);
        assertEquals(0, second.turn(), "the first has the lead");
        drain(sequencer);
        var epoch = log.latest().orElseThrow().checkpoint().epoch();
        // The first is stopped by a debugger, say, and its session is cut.
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'strongroom-sequencer'"
                            + " and pid in (select pid from pg_locks where locktype = 'advisory')");
        }
        var id = happen(5);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (second.turn() == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertEquals(5, of(id).size());
        assertEquals(epoch + 1, log.latest().orElseThrow().checkpoint().epoch());
        happen(1);
        assertEquals(0, sequencer.turn(), "an old epoch");
        assertEquals(1, second.turn());
        assertEquals(List.of(), new AuditCheck(log).run().flaws());
    }

    @Test
    void whatAnchorsAndChecksFoundIsKept() {
        happen(1);
        drain(sequencer);
        var status = log.status();
        assertTrue(status.anchoredUntil().isPresent());
        assertEquals("memory", log.anchored().getFirst().place());
        log.checked(new AuditCheck(log).run(), clock.instant());
        assertEquals(AuditStatus.Badge.VERIFIED, log.status().badge(clock.instant()));
        var lock = new LeadLock(sessions);
        new PgSequencing(sql, lock).broken(new Flaw(3, 4, "somebody was here"));
        assertEquals(new Flaw(3, 4, "somebody was here"), log.status().broken().orElseThrow());
        assertTrue(log.status().frozen(clock.instant()).orElseThrow().contains("entry 3"));
        log.checked(new AuditCheck(log).run(), clock.instant());
        assertFalse(log.status().broken().isPresent());
    }

    @Test
    void aSuperuserWhoEditsAFactIsFound() throws SQLException {
        var id = happen(3);
        drain(sequencer);
        var entry = of(id).get(1);
        try {
            behindOurBack("update audit_entries set actor = 'mallory' where seq = "
                    + entry.entry().seq());
            var result = new AuditCheck(log).run();
            assertEquals(
                    List.of(Flaw.at(entry.seq(), "the entry is not what it was when it was sealed")), result.flaws());
        } finally {
            behindOurBack("update audit_entries set actor = 'alice' where seq = "
                    + entry.entry().seq());
        }
        assertEquals(List.of(), new AuditCheck(log).run().flaws());
    }

    private void behindOurBack(String change) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(change);
            statement.execute("reset session_replication_role");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.log set hash = hash",
                "delete from ledger.log",
                "truncate ledger.log",
                "delete from ledger.nodes",
                "update ledger.checkpoints set note = ''",
                "truncate ledger.checkpoints",
                "delete from ledger.anchors",
                "delete from ledger.keys"
            })
    void theLogCannotBeChanged(String statement) throws SQLException {
        try (var connection = dataSource.getConnection();
                var tried = connection.createStatement()) {
            var refused = assertThrows(SQLException.class, () -> tried.execute(statement));
            assertTrue(refused.getMessage().contains("only ever added"), refused.getMessage());
        }
    }
}
