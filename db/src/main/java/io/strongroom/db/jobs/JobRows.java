package io.strongroom.db.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.incidents.ContainmentRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.jobs.BegunChange;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of jobs. Plain SQL and no entities: each write is a transition on a locked row together with its audit entry,
 * often for hundreds of rows, and a session that tracks them would only be in the way.
 */
@Singleton
class JobRows {
    private final Sql sql;
    private final AuditRows audit;
    private final ContainmentRows containments;

    JobRows(Sql sql, AuditRows audit, ContainmentRows containments) {
        this.sql = sql;
        this.audit = audit;
        this.containments = containments;
    }

    /** A job that goes to another state, which {@link JobState#next} allowed, and what the audit trail says of it. */
    record Move(Job job, JobState to, String action, String actor, ObjectNode details) {
        static Move of(Job job, JobState to, String action, String actor) {
            return new Move(job, to, action, actor, Json.object());
        }
    }

    Optional<Job> find(JobId id) {
        return sql.first(JobReader.SELECT + "where j.id = ?", JobReader::job, id.value());
    }

    /** The job with its row locked until the transaction ends. @throws Rejected {@code not-found} */
    Job locked(JobId id) {
        return sql.first(JobReader.SELECT + "where j.id = ? for no key update of j", JobReader::job, id.value())
                .orElseThrow(() -> Rejected.notFound("job"));
    }

    List<PlannedChange> changes(JobId id) {
        return sql.list("""
                select c.* from job_changes c join jobs j on j.id = c.job_id and j.plan_no = c.plan_no
                where c.job_id = ? and j.plan_digest is not null order by c.n""", JobReader::change, id.value());
    }

    /** Of all plans that the job has had: a retry plans anew, and what the earlier plan did is still done. */
    List<BegunChange> begun(JobId id) {
        return sql.list(
                "select * from job_changes where job_id = ? and state <> 'PLANNED' order by plan_no, n",
                row -> new BegunChange(row.integer("plan_no"), JobReader.change(row)),
                id.value());
    }

    Job move(Move move, Instant now) {
        moveAll(List.of(move), now);
        return find(move.job().id()).orElseThrow();
    }

    /** Writes the states and the audit entries of jobs whose rows are locked. */
    void moveAll(List<Move> moves, Instant now) {
        if (moves.isEmpty()) {
            return;
        }
        var parameters = new ArrayList<@Nullable Object[]>();
        var facts = new ArrayList<Fact>();
        for (var move : moves) {
            parameters.add(parameters(move, now));
            facts.add(JobFacts.of(
                    move.job().id(), move.to(), move.job().phase(), move.action(), move.actor(), move.details(), now));
        }
        // Whatever the new state is, nobody was told of it yet; and what moves waits for no wave any more.
        sql.updateEach("""
                update jobs set state = ?, state_at = ?, ready_at = ?, worker = ?, lease_until = ?, attempt = ?,
                    claims = ?, conclusion = ?, problem = cast(? as json), cancelled_by = ?,
                    dispatched_at = null, held = false, updated_at = ?, version = version + 1
                where id = ?""", parameters);
        audit.add(facts);
        containments.tell(
                moves.stream()
                        .map(ContainmentSteps::of)
                        .flatMap(Optional::stream)
                        .toList(),
                now);
    }

    private static @Nullable Object[] parameters(Move move, Instant now) {
        var columns = StateColumns.of(move.to(), now);
        return new @Nullable Object[] {
            columns.state(),
            columns.stateAt(),
            columns.readyAt(),
            columns.worker(),
            columns.leaseUntil(),
            columns.attempt(),
            columns.claims(),
            columns.conclusion() == null ? null : columns.conclusion().name(),
            json(columns.problem()),
            columns.cancelledBy(),
            now,
            move.job().id().value()
        };
    }

    static @Nullable String json(@Nullable Problem problem) {
        return problem == null ? null : Json.write(problem);
    }

    /** Notes something of a locked job that does not move it. */
    void note(Job job, String action, String actor, ObjectNode details, Instant now) {
        sql.update(
                "update jobs set updated_at = ?, version = version + 1 where id = ?",
                now,
                job.id().value());
        audit.add(JobFacts.of(job, action, actor, details, now));
        containments.tell(ContainmentSteps.of(job, action, details).stream().toList(), now);
    }
}
