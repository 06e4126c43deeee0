package io.strongroom.db.jobs;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.jobs.BegunChange;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.PlanSummary;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans and how far their changes have come, of jobs whose rows are locked. */
@Singleton
class Plans {
    private final Sql sql;
    private final JobRows rows;

    Plans(Sql sql, JobRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** Approvals bind a digest: those of an earlier plan count again exactly when it is the same. */
    PlanSummary save(Job job, Lease lease, Plan plan, Optional<String> confirmation, Instant now) {
        sql.update(
                """
                update jobs set plan_no = plan_no + 1, plan_digest = ?, plan_risk = ?, plan_changes = ?,
                    plan_irreversible = ?, approvals_needed = ?, plan_created_at = ?, plan_expires_at = ?,
                    plan_warnings = cast(? as json), plan_confirmation = ?
                where id = ?""",
                plan.digest(),
                plan.riskClass().name(),
                plan.changes().size(),
                plan.irreversible(),
                plan.riskClass().approvalsNeeded(),
                plan.createdAt(),
                plan.expiresAt(),
                Json.write(plan.warnings()),
                confirmation.orElse(null),
                job.id().value());
        addChanges(job, plan);
        var planned = rows.find(job.id()).orElseThrow();
        var details = Json.object()
                .put("planDigest", plan.digest())
                .put("changes", plan.changes().size())
                .put("riskClass", plan.riskClass().name());
        plan.lockMoment()
                .ifPresent(moment -> details.put(
                                "irreversibleAfter", moment.earliest().toString())
                        .put("irreversibleAtTheLatestAfter", moment.latest().toString()));
        rows.note(planned, "job.planned", Leasing.actor(lease), details, now);
        return planned.plan().orElseThrow();
    }

    private void addChanges(Job job, Plan plan) {
        var parameters = new ArrayList<@Nullable Object[]>();
        for (var change : plan.changes()) {
            parameters.add(new @Nullable Object[] {
                parameters.size() + 1,
                Json.write(change),
                ChangeState.PLANNED.name(),
                job.id().value()
            });
        }
        sql.updateEach("""
                insert into job_changes (job_id, plan_no, n, change, state)
                select id, plan_no, ?, cast(? as json), ? from jobs where id = ?""", parameters);
    }

    void record(Job job, PlannedChange change, Instant now) {
        var written = sql.update(
                """
                update job_changes c set state = ?, applied = cast(? as json), made = ?, request_ids = ?, at = ?
                from jobs j
                where j.id = ? and c.job_id = j.id and c.plan_no = j.plan_no and c.n = ?""",
                change.state().name(),
                change.applied().map(Json::write).orElse(null),
                change.made().orElse(null),
                change.requestIds(),
                change.at().orElse(now),
                job.id().value(),
                change.n());
        if (written != 1) {
            throw new IllegalStateException("job " + job.id() + " has no change " + change.n());
        }
    }

    void undone(Job job, BegunChange change, Instant now) {
        sql.update("""
                update job_changes set state = 'UNDONE', at = ?
                where job_id = ? and plan_no = ? and n = ? and state in ('APPLIED', 'INTENDED')""", now, job.id().value(), change.plan(), change.change().n());
    }
}
