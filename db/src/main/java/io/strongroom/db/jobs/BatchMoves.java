package io.strongroom.db.jobs;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.jobs.JobRows.Move;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobEvent;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Moves of many jobs of a batch: some hundred rows at a time, each by {@code JobState.next} like any other. */
@Singleton
class BatchMoves {
    private static final int AT_ONCE = 500;

    private final Sql sql;
    private final JobRows rows;
    private final AuditRows audit;

    BatchMoves(Sql sql, JobRows rows, AuditRows audit) {
        this.sql = sql;
        this.rows = rows;
        this.audit = audit;
    }

    /** Cancels jobs that have not begun to change anything. */
    long cancel(BatchId id, String by, Instant now) {
        return all(id, """
                j.state in ('QUEUED', 'RETRYING', 'AWAITING_APPROVAL') and not exists (
                    select 1 from job_changes c
                    where c.job_id = j.id and c.plan_no = j.plan_no and c.state <> 'PLANNED')""", new JobEvent.Cancelled(by, now), "cancelled", by);
    }

    long retryFailed(BatchId id, String by, Instant now) {
        return all(id, "j.state = 'FAILED'", new JobEvent.RetryAsked(by, now), "retried", by);
    }

    private long all(BatchId id, String condition, JobEvent event, String verb, String by) {
        var retry = event instanceof JobEvent.RetryAsked;
        long moved = 0;
        var some = some(id, condition);
        while (!some.isEmpty()) {
            if (retry) {
                PgJobs.forgetPlan(sql, some.stream().map(Job::id).toList());
            }
            rows.moveAll(
                    some.stream()
                            .map(job -> new Move(
                                    job,
                                    job.state().next(event).orElseThrow(),
                                    "job." + verb,
                                    by,
                                    retry ? PgJobs.fromTheStart() : Json.object()))
                            .toList(),
                    event.at());
            moved += some.size();
            some = some(id, condition);
        }
        var details = Json.object().put("jobs", moved);
        audit.add(new Fact(event.at(), by, "batch." + verb, "batch", id.toString(), details));
        return moved;
    }

    /** In no order: a moved job no longer fits the condition, and sorting a large batch for every few hundred is what took long. */
    private List<Job> some(BatchId id, String condition) {
        return sql.list(
                JobReader.SELECT + "where j.batch_id = ? and " + condition + " limit ? for no key update of j",
                JobReader::job,
                id.value(),
                AT_ONCE);
    }
}
