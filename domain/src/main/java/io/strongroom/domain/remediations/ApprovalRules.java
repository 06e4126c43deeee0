package io.strongroom.domain.remediations;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may say yes to a plan, and when it has enough of them. */
public final class ApprovalRules {
    private ApprovalRules() {}

    /**
     * Why the decision cannot be taken, or empty when it can.
     *
     * @param given earlier decisions on the same digest
     */
    public static Optional<Problem> objection(
            PlanSummary plan,
            UserId requester,
            UserId approver,
            NewApproval decision,
            List<Approval> given,
            Instant now) {
        if (!decision.planDigest().equals(plan.digest())) {
            return problem(
                    ProblemCode.PLAN_STALE,
                    "The plan has changed since you looked at it. Read it again: its digest is " + plan.digest() + ".");
        }
        if (!now.isBefore(plan.expiresAt())) {
            return problem(
                    ProblemCode.PLAN_EXPIRED,
                    "The plan expired at " + plan.expiresAt() + ". Retry the job for a new one.");
        }
        if (given.stream().anyMatch(approval -> approval.approver().equals(approver))) {
            return problem(ProblemCode.STATE_CONFLICT, "You have decided on this plan already.");
        }
        if (decision.decision() == Approval.Decision.REJECT) {
            return Optional.empty();
        }
        if (approver.equals(requester)) {
            return problem(
                    ProblemCode.SELF_APPROVAL, "You asked for this job, so another approver has to look at its plan.");
        }
        if (plan.confirmation().isPresent() && !plan.confirmation().equals(decision.confirmation())) {
            return Optional.of(new Problem(
                    ProblemCode.IRREVERSIBLE_NOT_ACKNOWLEDGED,
                    "This cannot be undone. Type the name of the resource as confirmation.",
                    List.of(new FieldError(
                            "/confirmation",
                            "mismatch",
                            "must be exactly " + plan.confirmation().get())),
                    null,
                    null,
                    null));
        }
        return Optional.empty();
    }

    /** Whether this many approvals let the plan go on. */
    public static boolean enough(PlanSummary plan, int approvals) {
        return approvals >= plan.approvalsNeeded();
    }

    private static Optional<Problem> problem(ProblemCode code, String detail) {
        return Optional.of(Problem.of(code, detail));
    }
}
