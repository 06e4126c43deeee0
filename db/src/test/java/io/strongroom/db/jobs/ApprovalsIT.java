package io.strongroom.db.jobs;

import static io.strongroom.db.jobs.Fixtures.ALICE;
import static io.strongroom.db.jobs.Fixtures.BOB;
import static io.strongroom.db.jobs.Fixtures.CAROL;
import static io.strongroom.db.jobs.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.NewApproval;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Plans and the people who decide on them. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ApprovalsIT {
    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    DataSource dataSource;

    private JobId awaiting(AccountId account, RiskClass risk, Optional<String> confirmation) {
        var id = jobs.accept(List.of(Fixtures.job(account)), NOW).get(0).id();
        plan(account, risk, "sha256:one", confirmation, NOW);
        return id;
    }

    private void plan(AccountId account, RiskClass risk, String digest, Optional<String> confirmation, Instant now) {
        var lease =
                leases.claimNext(account, Fixtures.worker(), now).orElseThrow().lease();
        leases.savePlan(lease, Fixtures.plan(account, risk, digest, now), confirmation, now);
        leases.finish(lease, new Outcome.NeedsApproval(), now);
    }

    private Job approve(JobId id, Principal by, Optional<String> typed) {
        return jobs.decide(id, new NewApproval(Approval.Decision.APPROVE, "sha256:one", "looks right", typed), by, NOW);
    }

    private static ProblemCode refusal(Runnable decision) {
        return assertThrows(Rejected.class, decision::run).problem().code();
    }

    @Test
    void oneYesOfAnotherPersonQueuesAnR2Plan() {
        var id = awaiting(Fixtures.account(), RiskClass.R2, Optional.empty());
        assertEquals(
                new JobState.AwaitingApproval(NOW), jobs.find(id).orElseThrow().state());
        var job = approve(id, BOB, Optional.empty());
        assertEquals(new JobState.Queued(NOW, 0, 0), job.state());
        assertEquals(1, job.plan().orElseThrow().approvals());
        assertEquals(
                List.of(new Approval(BOB.userId(), "bob", Approval.Decision.APPROVE, "sha256:one", "looks right", NOW)),
                jobs.approvals(id));
        assertEquals(ProblemCode.STATE_CONFLICT, refusal(() -> approve(id, CAROL, Optional.empty())));
    }

    @Test
    void planThatCannotBeUndoneNeedsTwoAndTheTypedName() {
        var id = awaiting(Fixtures.account(), RiskClass.R3, Optional.of("vault-a"));
        assertEquals(
                ProblemCode.IRREVERSIBLE_NOT_ACKNOWLEDGED, refusal(() -> approve(id, BOB, Optional.of("vault-b"))));
        var first = approve(id, BOB, Optional.of("vault-a"));
        assertInstanceOf(JobState.AwaitingApproval.class, first.state());
        assertEquals(1, first.plan().orElseThrow().approvals());
        assertEquals(ProblemCode.STATE_CONFLICT, refusal(() -> approve(id, BOB, Optional.of("vault-a"))));
        assertInstanceOf(
                JobState.Queued.class,
                approve(id, CAROL, Optional.of("vault-a")).state());
    }

    @Test
    void nobodyApprovesTheirOwnPlan() {
        var id = awaiting(Fixtures.account(), RiskClass.R2, Optional.empty());
        assertEquals(ProblemCode.SELF_APPROVAL, refusal(() -> approve(id, ALICE, Optional.empty())));
        assertTrue(jobs.approvals(id).isEmpty());
    }

    @Test
    void theDatabaseItselfRefusesAnOwnApproval() throws SQLException {
        var id = awaiting(Fixtures.account(), RiskClass.R2, Optional.empty());
        try (var connection = dataSource.getConnection();
                var insert =
                        connection.prepareStatement("insert into approvals values (?, 'd', ?, 'alice', ?, 'r', ?)")) {
            insert.setObject(1, id.value());
            insert.setObject(2, ALICE.userId().value());
            insert.setString(3, "APPROVE");
            insert.setTimestamp(4, Timestamp.from(NOW));
            var refused = assertThrows(SQLException.class, insert::executeUpdate);
            assertTrue(refused.getMessage().contains("cannot approve their own plan"), refused.getMessage());
            insert.setString(3, "REJECT");
            assertEquals(1, insert.executeUpdate());
        }
    }

    @Test
    void noEndsTheJob() {
        var id = awaiting(Fixtures.account(), RiskClass.R2, Optional.empty());
        var no = new NewApproval(Approval.Decision.REJECT, "sha256:one", "not on a Friday", Optional.empty());
        var state = jobs.decide(id, no, BOB, NOW).state();
        var failed = assertInstanceOf(JobState.Failed.class, state);
        assertEquals(Conclusion.REJECTED, failed.conclusion());
        assertTrue(failed.problem().detail().contains("not on a Friday"));
    }

    @Test
    void approvalCountsForItsDigestAlone() {
        var account = Fixtures.account();
        var id = awaiting(account, RiskClass.R3, Optional.empty());
        approve(id, BOB, Optional.empty());
        again(id, account, "sha256:two");
        assertEquals(0, approvals(id));
        assertEquals(ProblemCode.PLAN_STALE, refusal(() -> approve(id, CAROL, Optional.empty())));
        again(id, account, "sha256:one");
        assertEquals(1, approvals(id));
        assertInstanceOf(
                JobState.Queued.class, approve(id, CAROL, Optional.empty()).state());
    }

    private void again(JobId id, AccountId account, String digest) {
        jobs.cancel(id, ALICE, NOW);
        jobs.retry(id, ALICE, NOW);
        plan(account, RiskClass.R3, digest, Optional.empty(), NOW);
    }

    private int approvals(JobId id) {
        return jobs.find(id).orElseThrow().plan().orElseThrow().approvals();
    }

    @Test
    void undecidedPlanExpires() {
        var id = awaiting(Fixtures.account(), RiskClass.R2, Optional.empty());
        var end = NOW.plus(Duration.ofHours(24));
        leases.sweep(end.minusSeconds(1));
        assertInstanceOf(
                JobState.AwaitingApproval.class, jobs.find(id).orElseThrow().state());
        var yes = new NewApproval(Approval.Decision.APPROVE, "sha256:one", "late", Optional.empty());
        assertEquals(ProblemCode.PLAN_EXPIRED, refusal(() -> jobs.decide(id, yes, BOB, end)));
        leases.sweep(end);
        var failed = assertInstanceOf(
                JobState.Failed.class, jobs.find(id).orElseThrow().state());
        assertEquals(Conclusion.STALE, failed.conclusion());
    }
}
