package io.strongroom.db.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.strongroom.db.jobs.JobRows.Move;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobEvent;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.jobs.LeasedJob;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Leases an account's next due job to a worker. */
@Singleton
class Claims {
    private static final String ONE_RUNS = "jobs_one_runs";

    /**
     * Nothing is changed while its record would not be safe. Plans only read, and what was changed is looked at all the same.
     * As {@link io.strongroom.domain.audit.AuditStatus#frozen}, by the clock of the database.
     */
    private static final String NOT_FROZEN = """
            (j.mode = 'PLAN' or j.phase = 'VERIFY' or not exists (select 1 from audit_state s
                where s.broken_what is not null or s.anchored_until < now() - interval '5 minutes'))""";

    private final Sql sql;
    private final JobRows rows;

    Claims(Sql sql, JobRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    Optional<LeasedJob> next(AccountId account, WorkerId worker, Instant now) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> due(account, now).map(job -> claim(job, worker, now)));
        } catch (ConstraintViolationException e) {
            if (ONE_RUNS.equals(e.getConstraintName())) {
                // Two workers saw no job of the account running; the other one was first.
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The row is locked; one that another worker is about to claim is passed over. */
    private Optional<Job> due(AccountId account, Instant now) {
        return sql.first(
                JobReader.SELECT + """
                        where j.account_id = ? and j.state in ('QUEUED', 'RETRYING') and j.ready_at <= ?
                            and %s and %s
                            and not exists (select 1 from jobs r where r.account_id = j.account_id and r.state = 'RUNNING')
                        order by j.ready_at, j.id limit 1
                        for no key update of j skip locked""".formatted(Holds.NOT_HELD, NOT_FROZEN), JobReader::job, account.value(), now);
    }

    /** Deadlines of leases are set and compared by one clock. */
    private Instant databaseTime() {
        return sql.first("select now() as at", row -> row.instant("at")).orElseThrow();
    }

    private LeasedJob claim(Job job, WorkerId worker, Instant now) {
        var running = job.state()
                .next(new JobEvent.Claimed(worker, databaseTime().plus(JobState.LEASE), now))
                .orElseThrow();
        long fence = sql.first(
                        "update jobs set fence = fence + 1 where id = ? returning fence",
                        row -> row.number("fence"),
                        job.id().value())
                .orElseThrow();
        sql.update(
                "insert into attempts (job_id, n, worker, phase, started_at) values (?, ?, ?, ?, ?)",
                job.id().value(),
                fence,
                worker.value(),
                job.phase().name(),
                now);
        var details = Json.object().put("fence", fence);
        var claimed = rows.move(new Move(job, running, "job.claimed", Leasing.actor(worker), details), now);
        var approvals = claimed.plan().map(plan -> plan.approvals()).orElse(0);
        return new LeasedJob(new Lease(job.id(), worker, fence), claimed, rows.changes(job.id()), approvals);
    }
}
