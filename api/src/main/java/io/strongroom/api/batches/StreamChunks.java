package io.strongroom.api.batches;

import io.strongroom.api.limits.Backlog;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.BatchChunks;
import io.strongroom.domain.jobs.BatchChunks.Kept;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps each chunk of a stream once, with its answer: what was kept before is answered as it was then. */
@Singleton
public class StreamChunks {
    private final Chunks chunks;
    private final BatchChunks kept;
    private final Backlog backlog;

    StreamChunks(Chunks chunks, BatchChunks kept, Backlog backlog) {
        this.chunks = chunks;
        this.kept = kept;
        this.backlog = backlog;
    }

    /**
     * Some lines of a stream.
     *
     * @param n its place, from 1
     * @param digest of the lines as sent
     */
    record Chunk(int n, String digest, List<Chunks.Item> items) {
        long lastLine() {
            var line = items.get(items.size() - 1).place().line();
            return line == null ? 0 : line;
        }
    }

    /** What came of a chunk, and whether that was known already. */
    record Answered(Kept kept, boolean replayed) {}

    /**
     * @param earlier the batch as it was before this request, if an earlier one began it
     * @throws Rejected {@code idempotency-key-reused} when the key named another stream, {@code overloaded}
     */
    @Transactional
    Answered keep(Chunk chunk, Principal principal, BatchId batch, Optional<Batch> earlier, Instant now) {
        var before = kept.find(batch, chunk.n());
        if (before.isPresent()) {
            if (!before.get().digest().equals(chunk.digest())) {
                throw reused();
            }
            return new Answered(before.get(), true);
        }
        if (earlier.filter(Batch::complete).isPresent()) {
            throw reused();
        }
        backlog.requireRoom();
        var answer = answer(chunk, chunks.keep(chunk.items(), principal, batch, now));
        kept.keep(batch, chunk.n(), answer, now);
        return new Answered(answer, false);
    }

    /** Only the checks. */
    Answered check(Chunk chunk, Principal principal) {
        var results = chunks.check(chunk.items(), principal);
        var refused = results.stream().filter(one -> one.problem() != null).count();
        var tally = new Summary.Tally(results.size(), 0, 0, refused);
        return new Answered(answer(chunk, new Chunks.Outcome(results, tally)), false);
    }

    /** @throws Rejected {@code idempotency-key-reused} when the stream under this key had been longer */
    @Transactional
    void requireEnd(BatchId batch, int chunksRead) {
        if (kept.find(batch, chunksRead + 1).isPresent()) {
            throw reused();
        }
    }

    private static Kept answer(Chunk chunk, Chunks.Outcome outcome) {
        var lines =
                outcome.results().stream().map(one -> Json.write(one) + "\n").collect(Collectors.joining());
        var tally = outcome.tally();
        return new Kept(
                chunk.digest(),
                lines,
                tally.lines(),
                tally.accepted(),
                tally.duplicate(),
                tally.rejected(),
                chunk.lastLine());
    }

    private static Rejected reused() {
        return new Rejected(
                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used for another stream. Use a new key for a new stream; to go on with one that"
                        + " was cut short, send it whole and unchanged.");
    }
}
