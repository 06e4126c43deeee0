package io.strongroom.db.jobs;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.jobs.BatchChunks;
import io.strongroom.domain.jobs.BatchId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Answered chunks as rows. Plain SQL: results are text of up to some hundred KiB, written once and rarely read. */
@Singleton
@Transactional
class PgBatchChunks implements BatchChunks {
    private final Sql sql;

    PgBatchChunks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Kept> find(BatchId batch, int n) {
        sql.first("select id from batches where id = ? for no key update", row -> row.uuid("id"), batch.value());
        return sql.first(
                "select * from batch_chunks where batch_id = ? and n = ?",
                row -> new Kept(
                        row.text("digest"),
                        row.text("results"),
                        row.number("lines"),
                        row.number("accepted"),
                        row.number("duplicates"),
                        row.number("rejected"),
                        row.number("last_line")),
                batch.value(),
                n);
    }

    @Override
    public void keep(BatchId batch, int n, Kept chunk, Instant now) {
        sql.update(
                """
                insert into batch_chunks (batch_id, n, digest, results, lines, accepted, duplicates, rejected, last_line,
                    created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                batch.value(),
                n,
                chunk.digest(),
                chunk.results(),
                chunk.lines(),
                chunk.accepted(),
                chunk.duplicates(),
                chunk.rejected(),
                chunk.lastLine(),
                now);
    }
}
