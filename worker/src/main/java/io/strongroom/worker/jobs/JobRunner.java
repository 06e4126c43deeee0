package io.strongroom.worker.jobs;

import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.inventory.Unreadable;
import io.strongroom.domain.jobs.BegunChange;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.jobs.LeaseLost;
import io.strongroom.domain.jobs.LeasedJob;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.remediations.ApprovalRules;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.PlanSummary;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.RemediationCatalog;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Takes one claimed job as far as it can go: plan, apply, verify. */
public final class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final AwsAccounts accounts;
    private final RemediationCatalog catalog;
    private final Function<JobId, List<BegunChange>> changesOf;
    private final Applying.Parts parts;

    /** @param changesOf the changes of any job, for undoing them */
    JobRunner(
            AwsAccounts accounts,
            RemediationCatalog catalog,
            Function<JobId, List<BegunChange>> changesOf,
            Applying.Parts parts) {
        this.accounts = accounts;
        this.catalog = catalog;
        this.changesOf = changesOf;
        this.parts = parts;
    }

    /** Works on the job and tells the outcome. A lost lease or a stop of the worker ends it without one. */
    public void run(LeasedJob leased) {
        var lease = leased.lease();
        try {
            var outcome = outcome(leased);
            var state = parts.leases().finish(lease, outcome, now());
            LOG.infof("job %s: %s", lease.job(), state.label());
        } catch (LeaseLost e) {
            LOG.warnf("job %s: %s", lease.job(), e.getMessage());
        } catch (Draining e) {
            parts.leases().release(List.of(lease), now());
            LOG.infof("job %s: given back, %s", lease.job(), e.getMessage());
        } finally {
            parts.keeper().drop(lease);
        }
    }

    private Outcome outcome(LeasedJob leased) {
        try {
            return work(leased);
        } catch (LeaseLost | Draining e) {
            throw e;
        } catch (Exception e) {
            var outcome = parts.failures().of(e, attempt(leased.job()));
            if (outcome instanceof Outcome.RetryAfter) {
                LOG.errorf(e, "job %s: attempt %d failed", leased.lease().job(), attempt(leased.job()));
            }
            return outcome;
        }
    }

    private Outcome work(LeasedJob leased) {
        var job = leased.job();
        var target = job.target();
        var reading = accounts.reading(target.accountId(), target.region());
        var wish = wish(job, reading);
        if (resumes(leased)) {
            return apply(leased, wish, reading, leased.changes(), job.plan().orElseThrow());
        }
        parts.leases().enter(leased.lease(), Phase.PLAN, now());
        return switch (wish.propose()) {
            case Proposal.Refused refused -> refused(refused);
            case Proposal.Changes proposed
            when proposed.changes().isEmpty() ->
                new Outcome.Done(Conclusion.ALREADY_COMPLIANT, wish.fulfilled(leased.lease(), now()));
            case Proposal.Changes proposed -> planned(leased, wish, reading, proposed);
        };
    }

    private Outcome planned(LeasedJob leased, Wish wish, AwsAccount reading, Proposal.Changes proposed) {
        var job = leased.job();
        parts.keeper().require(leased.lease());
        var objection = ChangeSessions.objection(job, proposed.changes());
        if (objection.isPresent()) {
            return new Outcome.GiveUp(Conclusion.REJECTED, objection.get());
        }
        var plan = Plan.of(job.request(), proposed.changes(), proposed.warnings(), now());
        var summary = parts.leases().savePlan(leased.lease(), plan, confirmation(plan.changes()), now());
        if (job.mode() == Mode.PLAN) {
            return new Outcome.Planned();
        }
        if (!ApprovalRules.enough(summary, summary.approvals())) {
            return new Outcome.NeedsApproval();
        }
        var changes = IntStream.range(0, plan.changes().size())
                .mapToObj(i -> PlannedChange.of(i + 1, plan.changes().get(i)))
                .toList();
        return apply(leased, wish, reading, changes, summary);
    }

    private Outcome apply(
            LeasedJob leased, Wish wish, AwsAccount reading, List<PlannedChange> changes, PlanSummary plan) {
        var job = leased.job();
        parts.leases().enter(leased.lease(), Phase.APPLY, now());
        var planned = changes.stream().map(PlannedChange::change).toList();
        var objection = ChangeSessions.objection(job, planned);
        if (objection.isPresent()) {
            return new Outcome.GiveUp(Conclusion.REJECTED, objection.get());
        }
        var sessions = ChangeSessions.of(job, planned);
        var entered = new HashMap<ChangeSession, AwsAccount>();
        var applying = new Applying(
                parts, leased, reading, n -> entered.computeIfAbsent(sessions.of(n), session -> enter(job, session)));
        var ended = applying.all(changes, plan.digest(), attempt(job));
        return ended.orElseGet(() -> verify(leased.lease(), wish, applying.changedAnything(changes)));
    }

    private AwsAccount enter(Job job, ChangeSession session) {
        return accounts.changing(job.target().accountId(), job.target().region(), session);
    }

    private Outcome verify(Lease lease, Wish wish, boolean changed) {
        parts.leases().enter(lease, Phase.VERIFY, now());
        for (var pause : Pauses.VERIFYING) {
            try {
                var verdict = look(lease, wish, changed);
                if (verdict.isPresent()) {
                    return verdict.get();
                }
            } catch (Unreadable e) {
                if (!Readings.mayPass(e.reading())) {
                    throw e;
                }
            }
            parts.pauses().pause(pause);
            parts.keeper().require(lease);
        }
        return look(lease, wish, changed)
                .orElseGet(
                        () -> new Outcome.GiveUp(
                                Conclusion.ERROR,
                                Problem.of(
                                        ProblemCode.UNVERIFIED,
                                        "AWS took the changes, but they do not show after 40 s of looking. Retry the job to look again.")));
    }

    /**
     * Empty while it does not show.
     *
     * @throws Unreadable when it cannot be seen, which says nothing about the change
     */
    private Optional<Outcome> look(Lease lease, Wish wish, boolean changed) {
        if (!(wish.propose() instanceof Proposal.Changes proposed)
                || !proposed.changes().isEmpty()) {
            return Optional.empty();
        }
        var conclusion = changed ? Conclusion.CHANGED : Conclusion.ALREADY_COMPLIANT;
        return Optional.of(new Outcome.Done(conclusion, wish.fulfilled(lease, now())));
    }

    private Wish wish(Job job, AwsAccount reading) {
        return switch (job.kind()) {
            case REMEDIATE -> new Remedy(catalog.get(job.remediation()), job.request(), reading, parts.readings());
            case ROLL_BACK -> {
                var undo = job.rollbackOf().orElseThrow();
                yield new RollBack(
                        undo, changesOf.apply(undo), reading, parts.readings(), parts.leases(), parts.clock());
            }
        };
    }

    /**
     * Whether the stored plan is gone on with: when a part of it was begun, or people have approved it. Any other is made
     * anew, for what it saw may be old.
     */
    private boolean resumes(LeasedJob leased) {
        var job = leased.job();
        if (job.plan().isEmpty() || leased.changes().isEmpty() || job.mode() == Mode.PLAN) {
            return false;
        }
        var plan = job.plan().get();
        var begun = leased.changes().stream().anyMatch(change -> change.state() != ChangeState.PLANNED);
        var approved = plan.approvalsNeeded() > 0 && ApprovalRules.enough(plan, leased.approvals());
        return now().isBefore(plan.expiresAt()) && (begun || approved);
    }

    private static Outcome refused(Proposal.Refused refused) {
        var stale = refused.code().equals(RollBack.CHANGED_SINCE);
        return new Outcome.GiveUp(
                stale ? Conclusion.STALE : Conclusion.REJECTED,
                Problem.of(stale ? ProblemCode.PLAN_STALE : ProblemCode.PLAN_REFUSED, refused.reason()));
    }

    /** What an approver has to type: the name of what can never be undone. */
    private static Optional<String> confirmation(List<Change> changes) {
        return changes.stream()
                .filter(FacetRules::irreversible)
                .map(Change::facet)
                .filter(WritableFacet.VaultLock.class::isInstance)
                .map(facet -> ((WritableFacet.VaultLock) facet).vaultName())
                .findFirst();
    }

    private static int attempt(Job job) {
        return job.state() instanceof JobState.Running running ? Math.max(1, running.attempt()) : 1;
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
