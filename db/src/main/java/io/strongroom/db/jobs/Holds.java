package io.strongroom.db.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Holds jobs back that wait for a later wave, and the waiting jobs of paused batches. Of these the batch's own mark decides, in every statement that looks for due jobs,
 * so that a job which comes back to the queue later is held as well. The jobs that wait at the moment of pausing are also
 * told of for ever, which takes them out of the relay's index: it would otherwise pass over all of them several times a second.
 */
@Singleton
class Holds {
    /** Goes with every condition on due jobs {@code j}; the set of paused batches is small and read once a statement. */
    static final String NOT_HELD =
            "(not j.held and (j.batch_id is null or j.batch_id not in (select b.id from batches b where b.paused_at is not null)))";

    private final Sql sql;
    private final AuditRows audit;

    Holds(Sql sql, AuditRows audit) {
        this.sql = sql;
        this.audit = audit;
    }

    long pause(BatchId id, String by, Instant now) {
        var paused = sql.update("update batches set paused_at = ? where id = ? and paused_at is null", now, id.value());
        if (paused == 0) {
            return 0;
        }
        long held = untell(id);
        note("batch.paused", id, by, Json.object().put("jobs", held), now);
        return held;
    }

    /** More failed than its requester allowed: paused by nobody, until somebody has looked and lets it go on. */
    void stop(BatchId id, long failed, Instant now) {
        sql.update("update batches set paused_at = ?, stopped_after = ? where id = ?", now, failed, id.value());
        var details = Json.object().put("jobs", untell(id)).put("failed", failed);
        note("batch.stopped", id, JobFacts.SWEEPER, details, now);
    }

    private long untell(BatchId id) {
        return sql.update("""
                update jobs set dispatched_at = 'infinity'
                where batch_id = ? and state in ('QUEUED', 'RETRYING')""", id.value());
    }

    long resume(BatchId id, String by, Instant now) {
        // Failures that stopped it have been seen: only further ones count.
        var resumed = sql.update("""
                update batches set paused_at = null, stopped_after = null, forgiven = coalesce(stopped_after, forgiven)
                where id = ? and paused_at is not null""", id.value());
        if (resumed == 0) {
            return 0;
        }
        long held = sql.update("""
                update jobs set dispatched_at = null
                where batch_id = ? and state in ('QUEUED', 'RETRYING') and not held""", id.value());
        note("batch.resumed", id, by, Json.object().put("jobs", held), now);
        return held;
    }

    private void note(String action, BatchId id, String by, ObjectNode details, Instant now) {
        audit.add(new Fact(now, by, action, "batch", id.toString(), details));
    }
}
