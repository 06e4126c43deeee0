package io.strongroom.api.batches;

import io.strongroom.api.limits.ApiConfig;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.UserId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many streams of lines are read at once, and the threads that read them. Those are not the request threads: a stream
 * holds one of these while it waits for a second, and when all were held so, none would ever come.
 */
@Singleton
public class StreamSlots {
    private static final int SECONDS = 10;
    private final ApiConfig.Bulk limits;
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final Map<UserId, Integer> open = new HashMap<>();
    private int all;

    StreamSlots(ApiConfig config) {
        this.limits = config.bulk();
    }

    /** @throws Rejected {@code stream-limit} */
    synchronized Slot take(UserId person) {
        var mine = open.getOrDefault(person, 0);
        if (mine >= limits.streamsPerPerson()) {
            throw full("You may send " + limits.streamsPerPerson() + " streams at once. Wait until one has ended.");
        }
        if (all >= limits.streamsPerProcess()) {
            throw full("As many streams are being read as can be. Try again in " + SECONDS + " s.");
        }
        all++;
        open.put(person, mine + 1);
        return new Slot(person);
    }

    private static Rejected full(String detail) {
        return Rejected.until(SECONDS, ProblemCode.STREAM_LIMIT, detail);
    }

    <T> Future<T> read(Callable<T> work) {
        return readers.submit(work);
    }

    private synchronized void free(UserId person) {
        all--;
        open.computeIfPresent(person, (id, count) -> count > 1 ? count - 1 : null);
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    /** One stream's place, given back once. */
    final class Slot {
        private final UserId person;
        private final AtomicBoolean held = new AtomicBoolean(true);

        Slot(UserId person) {
            this.person = person;
        }

        void free() {
            if (held.compareAndSet(true, false)) {
                StreamSlots.this.free(person);
            }
        }
    }
}
