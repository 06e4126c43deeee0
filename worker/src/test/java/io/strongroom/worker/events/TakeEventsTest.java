package io.strongroom.worker.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.events.EventEnvelope;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class TakeEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Arrivals<Message<String>> arrivals = new Arrivals<>(100);
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> returned = new ArrayList<>();
    private final EventsForTests events = new EventsForTests();

    @Test
    void whatIsKeptTogetherIsAcknowledgedTogetherAndAfterwards() {
        bring("a", "b", "c");
        var kept = new ArrayList<List<String>>();
        var take = take(texts -> {
            assertTrue(acknowledged.isEmpty());
            kept.add(texts);
        });
        assertEquals(3, take.turn());
        assertEquals(List.of(List.of("a", "b", "c")), kept);
        assertEquals(List.of("a", "b", "c"), acknowledged);
    }

    @Test
    void whileTheDatabaseDoesNotAnswerEverythingStaysOnTheQueue() {
        bring("a", "b");
        var take = take(texts -> {
            throw new IllegalStateException(new SQLException("connection refused", "08001"));
        });
        assertThrows(IllegalStateException.class, take::turn);
        assertEquals(List.of(), acknowledged);
        assertEquals(List.of("a", "b"), returned);
        assertEquals(List.of(), events.aside);
    }

    @Test
    void whatTheDatabaseRefusesIsSetAsideAndHoldsNobodyUp() {
        bring("a", "bad", "c");
        var kept = new ArrayList<String>();
        var take = take(texts -> {
            if (texts.contains("bad")) {
                throw new IllegalStateException(new SQLException("invalid byte sequence", "22021"));
            }
            kept.addAll(texts);
        });
        take.turn();
        assertEquals(List.of("a", "c"), kept);
        assertEquals(List.of("a", "bad", "c"), acknowledged);
        assertEquals(List.of("bad: could not be kept: invalid byte sequence"), events.aside);
    }

    @Test
    void aDatabaseThatGoesAwayInBetweenKeepsTheRestOnTheQueue() {
        bring("bad", "b");
        var take = take(texts -> {
            throw new IllegalStateException(new SQLException("?", texts.size() > 1 ? "22021" : "57P01"));
        });
        assertThrows(IllegalStateException.class, take::turn);
        assertEquals(List.of(), acknowledged);
        assertEquals(List.of("bad", "b"), returned);
    }

    @Test
    void receiversGoOnOnlyWhileThereIsRoom() {
        var small = new Arrivals<Integer>(2);
        assertTrue(small.bring(1).toCompletableFuture().isDone());
        var second = small.bring(2).toCompletableFuture();
        assertFalse(second.isDone());
        var third = small.bring(3).toCompletableFuture();
        assertEquals(List.of(1), small.take(1, Duration.ZERO));
        assertFalse(second.isDone(), "still full");
        assertEquals(List.of(2, 3), small.take(10, Duration.ZERO));
        assertTrue(second.isDone() && third.isDone());
        assertEquals(List.of(), small.take(10, Duration.ZERO));
    }

    @Test
    void aBatchIsNeverLargerThanItMayBe() {
        bring(IntStream.range(0, 25).mapToObj(Integer::toString).toArray(String[]::new));
        var sizes = new ArrayList<Integer>();
        var take = take(texts -> sizes.add(texts.size()));
        while (take.turn() == 10) {
            assertTrue(sizes.size() < 4);
        }
        assertEquals(List.of(10, 10, 5), sizes);
    }

    @Test
    void theNextIsCommittedWhileTheLastIsAcknowledgedButNotTheOneAfter() throws Exception {
        var slow = new CompletableFuture<Void>();
        arrivals.bring(Message.of("a", () -> slow));
        var kept = new LinkedBlockingQueue<String>();
        var take = take(texts -> kept.addAll(texts));
        take.turn();
        bring("b");
        var writer = Thread.ofVirtual().start(take::turn);
        assertEquals(List.of("a", "b"), List.of(soon(kept), soon(kept)));
        assertEquals(List.of(), acknowledged);
        slow.complete(null);
        writer.join();
        assertEquals(List.of("b"), acknowledged);
    }

    @Test
    void whatCannotBeAcknowledgedHoldsNobodyUp() {
        arrivals.bring(Message.of("a", () -> CompletableFuture.failedFuture(new IllegalStateException("gone"))));
        var take = take(texts -> {});
        take.turn();
        bring("b");
        assertEquals(1, take.turn());
        assertEquals(List.of("b"), acknowledged);
    }

    private static String soon(LinkedBlockingQueue<String> kept) throws InterruptedException {
        return Objects.requireNonNull(kept.poll(5, TimeUnit.SECONDS));
    }

    private TakeEvents take(Consumer<List<String>> keep) {
        return new TakeEvents(arrivals, keep, events, () -> NOW, 10);
    }

    private void bring(String... texts) {
        for (var text : texts) {
            arrivals.bring(Message.of(
                    text,
                    () -> {
                        acknowledged.add(text);
                        return CompletableFuture.completedFuture(null);
                    },
                    failure -> {
                        returned.add(text);
                        return CompletableFuture.completedFuture(null);
                    }));
        }
    }

    @Test
    void detectorThatFailsIsSaidAndStopsNobody() {
        var event = ((EventEnvelope.Event) EventEnvelope.read(Told.removesLock("Somebody", "2026-11-24T10:00:00Z")))
                .event();
        var said = new ArrayList<String>();
        assertEquals(
                Optional.empty(),
                TakeEvents.guarded(
                        event,
                        () -> {
                            throw new IllegalArgumentException("a bug");
                        },
                        said::add));
        assertEquals(Optional.of(1), TakeEvents.guarded(event, () -> Optional.of(1), said::add));
        assertEquals(1, said.size());
        assertTrue(said.getFirst().contains("a bug"), said.getFirst());
    }
}
