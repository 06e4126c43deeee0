package io.strongroom.db.jobs;

import io.strongroom.db.jobs.JobRows.Move;
import io.strongroom.db.jobs.Leasing.Ending;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobEvent;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Puts right what nobody else will: leases without a worker, plans that nobody decided on, batches that wait for a wave, and what is too old to keep. */
@Singleton
class Sweeping {
    /** So many at once, to keep the transaction short; the next sweep takes the rest. */
    private static final int AT_ONCE = 500;

    private final Sql sql;
    private final JobRows rows;
    private final Leasing leasing;
    private final Rollouts rollouts;

    Sweeping(Sql sql, JobRows rows, Leasing leasing, Rollouts rollouts) {
        this.sql = sql;
        this.rows = rows;
        this.leasing = leasing;
        this.rollouts = rollouts;
    }

    int sweep(Instant now) {
        var orphans = orphans();
        for (var job : orphans) {
            leasing.end(
                    job,
                    new Ending(new JobEvent.LeaseExpired(now), "LEASE_EXPIRED", JobFacts.SWEEPER, Json.object()),
                    now);
        }
        var expired = expiredPlans(now).stream()
                .map(job -> Move.of(
                        job,
                        job.state().next(new JobEvent.PlanExpired(now)).orElseThrow(),
                        "job.plan-expired",
                        JobFacts.SWEEPER))
                .toList();
        rows.moveAll(expired, now);
        rollouts.advance(now);
        clear(now);
        return orphans.size() + expired.size();
    }

    /**
     * Running jobs whose lease ran out by the database's time, or whose worker has announced itself and no longer holds its presence lock: its
     * database session is gone, so it is dead or will find its fence too old.
     */
    private List<Job> orphans() {
        return sql.list(JobReader.SELECT + """
                        where j.state = 'RUNNING' and (j.lease_until < now() or exists (
                            select 1 from workers w where w.id = j.worker and w.lock_key not in (%s)))
                        order by j.id limit ? for no key update of j skip locked""".formatted(PgWorkers.HELD_KEYS), JobReader::job, AT_ONCE);
    }

    private List<Job> expiredPlans(Instant now) {
        return sql.list(JobReader.SELECT + """
                        where j.state = 'AWAITING_APPROVAL' and j.plan_expires_at <= ?
                        order by j.plan_expires_at limit ? for no key update of j skip locked""", JobReader::job, now, AT_ONCE);
    }

    private void clear(Instant now) {
        sql.update("delete from idempotency_keys where created_at <= ?", now.minus(PgIdempotency.KEPT));
        sql.update("delete from batch_chunks where created_at <= ?", now.minus(PgIdempotency.KEPT));
        sql.update("delete from client_tokens where created_at <= ?", now.minus(Acceptance.TOKEN_KEPT));
        sql.update("""
                delete from workers w where w.beat_at <= ? and w.lock_key not in (%s)
                    and not exists (select 1 from jobs j where j.state = 'RUNNING' and j.worker = w.id)""".formatted(PgWorkers.HELD_KEYS), now.minus(PgWorkers.REMEMBERED));
    }
}
