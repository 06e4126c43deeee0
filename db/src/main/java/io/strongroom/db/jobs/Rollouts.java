package io.strongroom.db.jobs;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Rollout;
import io.strongroom.domain.jobs.Rollout.Pace;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;

/** Opens the next wave of batches, and stops those of which too many jobs failed. The jobs that wait are marked as held. */
@Singleton
class Rollouts {
    private static final int AT_ONCE = 100;

    private final Sql sql;
    private final AuditRows audit;
    private final Holds holds;

    Rollouts(Sql sql, AuditRows audit, Holds holds) {
        this.sql = sql;
        this.audit = audit;
        this.holds = holds;
    }

    static Rollout read(Row row) throws SQLException {
        return new Rollout(
                row.flag("waves") ? Pace.WAVES : Pace.AT_ONCE,
                row.maybeNumber("max_errors").stream()
                        .mapToInt(Math::toIntExact)
                        .findFirst());
    }

    private record Watched(BatchId id, Rollout rollout, boolean complete, int wave, long forgiven) {}

    private record Count(long jobs, long failed, long held, long open) {}

    void advance(Instant now) {
        var watched = sql.list(
                """
                select id, waves, max_errors, completed_at, wave, forgiven from batches
                where watched and paused_at is null order by id limit ? for no key update skip locked""",
                row -> new Watched(
                        new BatchId(row.uuid("id")),
                        read(row),
                        row.maybeInstant("completed_at").isPresent(),
                        row.integer("wave"),
                        row.number("forgiven")),
                AT_ONCE);
        watched.forEach(batch -> advance(batch, count(batch.id()), now));
    }

    private Count count(BatchId id) {
        return sql.first(
                        """
                select count(*) as jobs,
                    count(*) filter (where state in ('FAILED', 'QUARANTINED')) as failed,
                    count(*) filter (where held) as held,
                    count(*) filter (where not held
                        and state in ('QUEUED', 'RUNNING', 'RETRYING', 'AWAITING_APPROVAL')) as open
                from jobs where batch_id = ?""",
                        row -> new Count(
                                row.number("jobs"), row.number("failed"), row.number("held"), row.number("open")),
                        id.value())
                .orElseThrow();
    }

    private void advance(Watched batch, Count count, Instant now) {
        if (count.open() + count.held() > 0 && batch.rollout().exceeded(count.failed() - batch.forgiven())) {
            holds.stop(batch.id(), count.failed(), now);
        } else if (batch.complete() && count.open() == 0) {
            if (count.held() > 0) {
                open(batch, count.jobs(), now);
            } else {
                sql.update(
                        "update batches set watched = false where id = ?",
                        batch.id().value());
            }
        }
    }

    private void open(Watched batch, long jobs, Instant now) {
        int wave = batch.wave() + 1;
        long let = sql.update("""
                update jobs set held = false, dispatched_at = null
                where id in (select id from jobs where batch_id = ? and held order by id limit ?)""", batch.id().value(), Rollout.size(wave, jobs));
        sql.update("update batches set wave = ? where id = ?", wave, batch.id().value());
        var details = Json.object().put("wave", wave).put("jobs", let);
        audit.add(new Fact(
                now, JobFacts.SWEEPER, "batch.wave-opened", "batch", batch.id().toString(), details));
    }
}
