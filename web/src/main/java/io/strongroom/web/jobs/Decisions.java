package io.strongroom.web.jobs;

import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.ApprovalRules;
import io.strongroom.domain.remediations.NewApproval;
import io.strongroom.domain.remediations.PlanSummary;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may decide on a plan, and why not. */
final class Decisions {
    private Decisions() {}

    /** Why the person could not say yes even with everything typed right; empty when they could. */
    static Optional<String> obstacle(Job job, PlanSummary plan, Principal person, List<Approval> given, Instant now) {
        if (!person.may(Permission.JOBS_APPROVE)) {
            return Optional.of("Deciding needs the permission " + Permission.JOBS_APPROVE.scope()
                    + ", which approvers and administrators have.");
        }
        return objection(job, plan, person, given, Approval.Decision.APPROVE, now)
                .map(Problem::detail);
    }

    static DecisionView view(
            Job job, PlanSummary plan, Principal person, List<Approval> given, Attempted attempted, Instant now) {
        var obstacle = obstacle(job, plan, person, given, now);
        var mayReject = person.may(Permission.JOBS_APPROVE)
                && objection(job, plan, person, given, Approval.Decision.REJECT, now)
                        .isEmpty();
        return new DecisionView(
                obstacle.isEmpty(),
                mayReject,
                obstacle.orElse(""),
                attempted.reason(),
                attempted.confirmation(),
                errors(attempted, "/reason").stream().findFirst(),
                errors(attempted, "/confirmation"));
    }

    private static List<String> errors(Attempted attempted, String pointer) {
        return attempted.errors().stream()
                .filter(e -> e.pointer().equals(pointer))
                .map(FieldError::detail)
                .toList();
    }

    private static Optional<Problem> objection(
            Job job,
            PlanSummary plan,
            Principal person,
            List<Approval> given,
            Approval.Decision decision,
            Instant now) {
        var wish = new NewApproval(decision, plan.digest(), "", plan.confirmation());
        return ApprovalRules.objection(plan, job.requestedBy(), person.userId(), wish, given, now);
    }
}
