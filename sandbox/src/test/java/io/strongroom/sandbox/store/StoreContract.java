package io.strongroom.sandbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.ledger.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store keeps to. */
abstract class StoreContract {
    final MovingClock clock = new MovingClock();
    private final String account = UUID.randomUUID().toString();
    private final Shelf shelf = new Shelf(account, "eu-west-1", "kms", "keys");
    private final Key key = shelf.key("a");
    private Store store;

    abstract Store open();

    @BeforeEach
    void start() {
        store = open();
    }

    private static JsonNode number(int value) {
        return Json.object().put("n", value);
    }

    private void put(Key where, int value) {
        store.transact(account, documents -> {
            documents.put(where, number(value));
            return value;
        });
    }

    private Optional<JsonNode> seen(Duration delay) {
        return store.read(delay, documents -> documents.get(key));
    }

    private Effect effect(String session) {
        return new Effect(
                account, "eu-west-1", "kms:CreateKey", "arn:x", number(1), session, "request-1", clock.instant());
    }

    @Test
    void whatWasPutIsReadAndWhatWasDeletedIsGone() {
        put(key, 1);
        assertEquals(Optional.of(number(1)), seen(Duration.ZERO));
        put(key, 2);
        assertEquals(Optional.of(number(2)), seen(Duration.ZERO));
        store.transact(account, documents -> {
            documents.delete(key);
            assertTrue(documents.get(key).isEmpty());
            return 0;
        });
        assertTrue(seen(Duration.ZERO).isEmpty());
    }

    @Test
    void throwLeavesNoTrace() {
        put(key, 1);
        long effects = store.ledger().count();
        assertThrows(
                IllegalArgumentException.class,
                () -> store.transact(account, documents -> {
                    documents.put(key, number(2));
                    documents.record(effect("job"));
                    throw new IllegalArgumentException();
                }));
        assertEquals(Optional.of(number(1)), seen(Duration.ZERO));
        assertEquals(effects, store.ledger().count());
    }

    @Test
    void transactionSeesItsOwnWritesAndKnowsOfThem() {
        store.transact(account, documents -> {
            assertFalse(documents.changed());
            documents.put(key, number(5));
            assertTrue(documents.changed());
            assertEquals(Optional.of(number(5)), documents.get(key));
            assertEquals(List.of(new Stored("a", number(5))), documents.list(shelf));
            return 0;
        });
    }

    @Test
    void listIsOrderedPagedAndOfOneShelf() {
        List.of("c", "a", "b", "d").forEach(id -> put(shelf.key(id), 1));
        put(new Shelf(account, "eu-west-1", "kms", "keys2").key("x"), 1);
        put(new Shelf(account, "eu-west-2", "kms", "keys").key("y"), 1);
        var ids = store.read(Duration.ZERO, documents -> documents.list(shelf, "a", 2)).stream()
                .map(Stored::id)
                .toList();
        assertEquals(List.of("b", "c"), ids);
        assertEquals(
                4, store.read(Duration.ZERO, documents -> documents.list(shelf)).size());
    }

    @Test
    void lateReaderSeesTheStateBefore() {
        var lag = Duration.ofMillis(300);
        put(key, 1);
        assertTrue(seen(lag).isEmpty());
        assertTrue(store.read(lag, documents -> documents.list(shelf)).isEmpty());
        clock.advance(lag);
        assertEquals(Optional.of(number(1)), seen(lag));
        put(key, 2);
        assertEquals(Optional.of(number(1)), seen(lag));
        clock.advance(lag);
        assertEquals(Optional.of(number(2)), seen(lag));
    }

    @Test
    void readingCannotWrite() {
        assertThrows(
                IllegalStateException.class,
                () -> store.read(Duration.ZERO, documents -> {
                    documents.put(key, number(1));
                    return 0;
                }));
    }

    @Test
    void nameIsClaimedOnceUntilItIsFree() {
        assertTrue((boolean) store.transact(account, documents -> documents.claim(key, number(1))));
        assertFalse((boolean) store.transact("other", documents -> documents.claim(key, number(2))));
        assertEquals(Optional.of(number(1)), seen(Duration.ZERO));
        store.transact(account, documents -> {
            documents.delete(key);
            return 0;
        });
        assertTrue((boolean) store.transact("other", documents -> documents.claim(key, number(3))));
    }

    @Test
    void ledgerKeepsEffectsInOrderAndBySession() {
        var session = UUID.randomUUID().toString();
        var effect = effect(session);
        store.transact(account, documents -> {
            documents.record(effect);
            return 0;
        });
        assertEquals(List.of(effect), store.ledger().bySession(session));
        assertEquals(effect, store.ledger().all().getLast());
        assertEquals(store.ledger().all().size(), store.ledger().count());
    }

    @Test
    void callsAreCountedBySecond() {
        assertEquals(1, store.count(account, "eu-west-1", "kms:CreateKey", 10));
        assertEquals(2, store.count(account, "eu-west-1", "kms:CreateKey", 10));
        assertEquals(1, store.count(account, "eu-west-1", "kms:ListKeys", 10));
        assertEquals(1, store.count(account, "eu-west-1", "kms:CreateKey", 11));
    }

    @Test
    void strikesAddUpByFault() {
        long before = store.strikes(Fault.THROTTLE);
        store.struck(account, "kms:CreateKey", Fault.THROTTLE);
        store.struck(account, "kms:CreateKey", Fault.THROTTLE);
        store.struck(account, "kms:ListKeys", Fault.THROTTLE);
        store.struck(account, "kms:CreateKey", Fault.DENIED);
        assertEquals(before + 3, store.strikes(Fault.THROTTLE));
    }

    @Test
    void transactionsOfOneAccountDoNotLoseEachOthersWrites() {
        put(key, 0);
        try (var threads = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 40)
                    .forEach(i -> threads.execute(() -> store.transact(account, documents -> {
                        int before = documents.get(key).orElseThrow().path("n").asInt();
                        documents.put(key, number(before + 1));
                        return 0;
                    })));
        }
        assertEquals(Optional.of(number(40)), seen(Duration.ZERO));
    }
}
