package io.strongroom.domain.remediations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.users.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApprovalRulesTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final UserId REQUESTER = new UserId(new UUID(0, 1));
    private static final UserId APPROVER = new UserId(new UUID(0, 2));
    private static final PlanSummary FINAL_PLAN = new PlanSummary(
            "sha256:a",
            RiskClass.R3,
            1,
            1,
            2,
            0,
            T0,
            T0.plus(Duration.ofHours(24)),
            List.of(),
            Optional.empty(),
            Optional.of("vault-1"));

    @Test
    void whoAskedMayNotSayYesButMaySayNo() {
        assertEquals(Optional.of(ProblemCode.SELF_APPROVAL), objection(REQUESTER, yes("vault-1"), List.of(), T0));
        assertEquals(Optional.empty(), objection(REQUESTER, no(), List.of(), T0));
    }

    @Test
    void anotherDigestIsAnotherPlan() {
        var other = new NewApproval(Approval.Decision.APPROVE, "sha256:b", "ok", Optional.of("vault-1"));
        assertEquals(Optional.of(ProblemCode.PLAN_STALE), objection(APPROVER, other, List.of(), T0));
    }

    @Test
    void whatCannotBeUndoneMustBeTyped() {
        assertEquals(
                Optional.of(ProblemCode.IRREVERSIBLE_NOT_ACKNOWLEDGED),
                objection(APPROVER, yes("vault-2"), List.of(), T0));
        assertEquals(Optional.empty(), objection(APPROVER, yes("vault-1"), List.of(), T0));
    }

    @Test
    void anExpiredPlanTakesNoDecision() {
        assertEquals(
                Optional.of(ProblemCode.PLAN_EXPIRED),
                objection(APPROVER, yes("vault-1"), List.of(), FINAL_PLAN.expiresAt()));
    }

    @Test
    void nobodyDecidesTwice() {
        var given = new Approval(APPROVER, "ann", Approval.Decision.APPROVE, "sha256:a", "ok", T0);
        assertEquals(Optional.of(ProblemCode.STATE_CONFLICT), objection(APPROVER, yes("vault-1"), List.of(given), T0));
    }

    @Test
    void twoYesesAreEnoughForR3AndOneIsNot() {
        assertFalse(ApprovalRules.enough(FINAL_PLAN, 1));
        assertTrue(ApprovalRules.enough(FINAL_PLAN, 2));
    }

    private static Optional<ProblemCode> objection(
            UserId approver, NewApproval decision, List<Approval> given, Instant now) {
        return ApprovalRules.objection(FINAL_PLAN, REQUESTER, approver, decision, given, now)
                .map(Problem::code);
    }

    private static NewApproval yes(String typed) {
        return new NewApproval(Approval.Decision.APPROVE, "sha256:a", "looked at it", Optional.of(typed));
    }

    private static NewApproval no() {
        return new NewApproval(Approval.Decision.REJECT, "sha256:a", "not now", Optional.empty());
    }
}
