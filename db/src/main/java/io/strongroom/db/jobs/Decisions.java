package io.strongroom.db.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.jobs.JobRows.Move;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobEvent;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.ApprovalRules;
import io.strongroom.domain.remediations.NewApproval;
import io.strongroom.domain.remediations.PlanSummary;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** People's decisions on plans. */
@Singleton
class Decisions {
    private final Sql sql;
    private final JobRows rows;

    Decisions(Sql sql, JobRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    List<Approval> all(JobId id) {
        return sql.list(
                "select * from approvals where job_id = ? order by at, approver",
                row -> new Approval(
                        new UserId(row.uuid("approver")),
                        row.text("approver_name"),
                        row.constant("decision", Approval.Decision.class),
                        row.text("plan_digest"),
                        row.text("reason"),
                        row.instant("at")),
                id.value());
    }

    Job decide(JobId id, NewApproval decision, Principal approver, Instant now) {
        var job = rows.locked(id);
        if (!(job.state() instanceof JobState.AwaitingApproval) || job.plan().isEmpty()) {
            throw PgJobs.conflict(job, "decided on");
        }
        var plan = job.plan().get();
        var given = all(id).stream()
                .filter(approval -> approval.planDigest().equals(plan.digest()))
                .toList();
        ApprovalRules.objection(plan, job.requestedBy(), approver.userId(), decision, given, now)
                .ifPresent(problem -> {
                    throw new Rejected(problem);
                });
        keep(job, decision, approver, now);
        return switch (decision.decision()) {
            case APPROVE -> approve(job, plan, decision, approver, now);
            case REJECT -> reject(job, decision, approver, now);
        };
    }

    private void keep(Job job, NewApproval decision, Principal approver, Instant now) {
        sql.update(
                """
                insert into approvals (job_id, plan_digest, approver, approver_name, decision, reason, at)
                values (?, ?, ?, ?, ?, ?, ?)""",
                job.id().value(),
                decision.planDigest(),
                approver.userId().value(),
                approver.name(),
                decision.decision().name(),
                decision.reason(),
                now);
    }

    private Job approve(Job job, PlanSummary plan, NewApproval decision, Principal approver, Instant now) {
        var approvals = plan.approvals() + 1;
        var details = details(decision).put("approvals", approvals).put("approvalsNeeded", plan.approvalsNeeded());
        if (!ApprovalRules.enough(plan, approvals)) {
            rows.note(job, "job.approved", approver.name(), details, now);
            return rows.find(job.id()).orElseThrow();
        }
        var queued = job.state().next(new JobEvent.Approved(now)).orElseThrow();
        return rows.move(new Move(job, queued, "job.approved", approver.name(), details), now);
    }

    private Job reject(Job job, NewApproval decision, Principal approver, Instant now) {
        var problem =
                Problem.of(ProblemCode.PLAN_REFUSED, approver.name() + " rejected the plan: " + decision.reason());
        var rejected = job.state()
                .next(new JobEvent.Rejected(approver.name(), problem, now))
                .orElseThrow();
        return rows.move(new Move(job, rejected, "job.rejected", approver.name(), details(decision)), now);
    }

    private static ObjectNode details(NewApproval decision) {
        return Json.object().put("planDigest", decision.planDigest()).put("reason", decision.reason());
    }
}
