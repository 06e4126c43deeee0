package io.strongroom.db.jobs;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Holds the waiting jobs of paused batches back. The batch's own mark decides, in every statement that looks for due jobs,
 * so that a job which comes back to the queue later is held as well. The jobs that wait at the moment of pausing are also
 * told of for ever, which takes them out of the relay's index: it would otherwise pass over all of them several times a second.
 */
@Singleton
class Holds {
    /** Goes with every condition on due jobs {@code j}; the set of paused batches is small and read once a statement. */
    static final String NOT_HELD =
            "(j.batch_id is null or j.batch_id not in (select b.id from batches b where b.paused_at is not null))";

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
        long held = sql.update("""
                update jobs set dispatched_at = 'infinity'
                where batch_id = ? and state in ('QUEUED', 'RETRYING')""", id.value());
        note("batch.paused", id, by, held, now);
        return held;
    }

    long resume(BatchId id, String by, Instant now) {
        var resumed =
                sql.update("update batches set paused_at = null where id = ? and paused_at is not null", id.value());
        if (resumed == 0) {
            return 0;
        }
        long held = sql.update("""
                update jobs set dispatched_at = null
                where batch_id = ? and state in ('QUEUED', 'RETRYING')""", id.value());
        note("batch.resumed", id, by, held, now);
        return held;
    }

    private void note(String action, BatchId id, String by, long jobs, Instant now) {
        var details = Json.object().put("jobs", jobs);
        audit.add(new Fact(now, by, action, "batch", id.toString(), details));
    }
}
