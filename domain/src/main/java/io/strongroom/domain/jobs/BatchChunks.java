package io.strongroom.domain.jobs;

import java.time.Instant;
import java.util.Optional;

/** What was answered to each chunk of a batch's stream: the same stream sent again under its key is answered the same. */
public interface BatchChunks {
    /**
     * The n-th chunk, from 1, if it was kept. Holds the batch until the running transaction ends, so that two requests with
     * one key take turns.
     */
    Optional<Kept> find(BatchId batch, int n);

    /** Keeps a chunk in the transaction of its jobs. */
    void keep(BatchId batch, int n, Kept chunk, Instant now);

    /**
     * A chunk and its answer.
     *
     * @param digest of its lines as they were sent
     * @param results what was answered, one line each
     * @param lastLine the number of its last line
     */
    record Kept(
            String digest, String results, long lines, long accepted, long duplicates, long rejected, long lastLine) {}
}
