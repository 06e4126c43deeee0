package io.strongroom.db.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.jobs.JobRows.Move;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobEvent;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.jobs.LeaseLost;
import io.strongroom.domain.jobs.WorkerId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** What all ends of a lease have in common. */
@Singleton
class Leasing {
    private final Sql sql;
    private final JobRows rows;

    Leasing(Sql sql, JobRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    static String actor(Lease lease) {
        return actor(lease.worker());
    }

    static String actor(WorkerId worker) {
        return "worker/" + worker;
    }

    /** The job, its row locked until the transaction ends. @throws LeaseLost when the lease is no longer the job's */
    Job held(Lease lease) {
        return sql.first(
                        JobReader.SELECT + """
                                where j.id = ? and j.state = 'RUNNING' and j.worker = ? and j.fence = ?
                                for no key update of j""",
                        JobReader::job,
                        lease.job().value(),
                        lease.worker().value(),
                        lease.fence())
                .orElseThrow(() -> new LeaseLost(lease));
    }

    /**
     * How a lease ends.
     *
     * @param ended what the attempt says of it
     */
    record Ending(JobEvent event, String ended, String actor, ObjectNode details) {}

    /** Moves a running, locked job on and closes its attempt. @return where it stands then */
    JobState end(Job job, Ending ending, Instant now) {
        var to = job.state().next(ending.event()).orElseThrow();
        sql.update(
                """
                update attempts set ended_at = ?, ended = ?, problem = cast(? as json)
                where job_id = ? and ended_at is null""",
                now,
                ending.ended(),
                JobRows.json(Outcomes.problem(to).orElse(null)),
                job.id().value());
        var moved = rows.move(new Move(job, to, action(ending.event(), to), ending.actor(), ending.details()), now);
        return stopIfAsked(moved, now).state();
    }

    private static String action(JobEvent event, JobState to) {
        if (event instanceof JobEvent.Released) {
            return "job.released";
        }
        return event instanceof JobEvent.LeaseExpired && to instanceof JobState.Queued
                ? "job.lease-expired"
                : Outcomes.action(to);
    }

    /**
     * A job that was asked to stop while it ran and now waits again need not run once more to stop, unless the outcome of
     * a call is unknown: then a worker has to look first.
     */
    private Job stopIfAsked(Job job, Instant now) {
        if (!job.cancelRequested()
                || rows.changes(job.id()).stream().anyMatch(change -> change.state() == ChangeState.INTENDED)) {
            return job;
        }
        var by = canceller(job.id()).orElseThrow();
        return job.state()
                .next(new JobEvent.Cancelled(by, now))
                .map(cancelled -> rows.move(Move.of(job, cancelled, "job.cancelled", by), now))
                .orElse(job);
    }

    private Optional<String> canceller(JobId id) {
        return sql.first(
                        "select cancel_requested_by from jobs where id = ?",
                        row -> row.maybeText("cancel_requested_by"),
                        id.value())
                .orElseThrow();
    }
}
