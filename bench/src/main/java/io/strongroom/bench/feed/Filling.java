package io.strongroom.bench.feed;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Puts a backlog on a queue: the last twenty hours of an organization, one attack among a thousand messages. */
final class Filling {
    /** Messages to one attack. */
    static final int TO_AN_ATTACK = 1_000;

    /** Others than those who attack live. */
    private static final int FIRST_INTRUDER = 10_000;

    private static final int SENDERS = 4;
    private static final int HOURS = 20;

    private final QueueClient queue;
    private final List<String> accounts;
    private final Instant begin;

    /** @param now the end of the twenty hours */
    Filling(QueueClient queue, List<String> accounts, Instant now) {
        this.queue = queue;
        this.accounts = accounts;
        this.begin = now.minusSeconds(HOURS * 3_600L);
    }

    /** How many attacks are among so many. */
    static long attacks(long messages) {
        return messages / TO_AN_ATTACK;
    }

    void fill(long messages, String name) throws InterruptedException, IOException {
        var sent = new AtomicLong();
        try (var progress = Progress.every(name, () -> sent.get() + " of " + messages);
                var threads = Executors.newFixedThreadPool(SENDERS)) {
            var all = new ArrayList<Future<?>>();
            for (int sender = 0; sender < SENDERS; sender++) {
                long from = messages * sender / SENDERS;
                long until = messages * (sender + 1) / SENDERS;
                var traffic = new Traffic(messages + sender, accounts);
                all.add(threads.submit(() -> {
                    send(traffic, from, until, messages, sent);
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the queue was not filled", e.getCause());
        }
    }

    private void send(Traffic traffic, long from, long until, long messages, AtomicLong sent)
            throws IOException, InterruptedException {
        var batch = new ArrayList<String>();
        for (long i = from; i < until; i++) {
            var at = begin.plusSeconds(i * (HOURS * 3_600L) / messages);
            int step = (int) (i % TO_AN_ATTACK);
            boolean whole = i - step + TO_AN_ATTACK <= messages;
            batch.add(
                    whole && step < Traffic.STEPS
                            ? traffic.attack(FIRST_INTRUDER + (int) (i / TO_AN_ATTACK), step, at.plusSeconds(step))
                            : traffic.ordinary(at));
            if (batch.size() == QueueClient.TOGETHER || i + 1 == until) {
                queue.send(batch);
                sent.addAndGet(batch.size());
                batch.clear();
            }
        }
    }
}
