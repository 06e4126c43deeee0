package io.strongroom.api;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.alerts.DeliveryLeases;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.LeasedJob;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.jobs.Workers;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.remediations.Plan;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stands in for a worker: moves the one job of an account by the port that workers use. */
@Singleton
public class Bench {
    @Inject
    JobLeases leases;

    @Inject
    Workers workers;

    @Inject
    DeliveryLeases alerts;

    @Inject
    InstantSource clock;

    private final WorkerId worker = new WorkerId(UUID.randomUUID());

    /** Tries every alert that is due until the one has been tried, and tells of each that it went so. */
    public void send(String delivery, io.strongroom.domain.alerts.Outcome outcome) {
        var tried = "";
        while (!tried.equals(delivery)) {
            var lease = alerts.claim(worker, clock.instant()).orElseThrow();
            alerts.finish(lease, outcome, 0, clock.instant());
            tried = lease.delivery().toString();
        }
    }

    public LeasedJob claim(String account) {
        workers.present(worker, clock.instant());
        return leases.claimNext(new AccountId(account), worker, clock.instant()).orElseThrow();
    }

    /** Whether a worker would find nothing to do in the account. */
    public boolean idle(String account) {
        workers.present(worker, clock.instant());
        return leases.claimNext(new AccountId(account), worker, clock.instant()).isEmpty();
    }

    /** Plans a lock that cannot be undone and waits for two approvers who type {@code payments-vault}. @return the digest */
    public String planLock(String account) {
        var leased = claim(account);
        var lock = Json.object()
                .put("mode", "COMPLIANCE")
                .put("minRetentionDays", 7)
                .put("changeableForDays", 3);
        var change = Change.create(new WritableFacet.VaultLock("payments-vault"), lock);
        var plan = Plan.of(leased.job().request(), List.of(change), List.of(), clock.instant());
        leases.savePlan(leased.lease(), plan, Optional.of("payments-vault"), clock.instant());
        leases.finish(leased.lease(), new Outcome.NeedsApproval(), clock.instant());
        return plan.digest();
    }

    /** Plans and carries out one alias, so that the job has changed something. */
    public void succeed(String account) {
        var leased = claim(account);
        var change = Change.create(
                new WritableFacet.KeyAlias("alias/backup-x"), Json.object().put("keyArn", "arn:x"));
        var plan = Plan.of(leased.job().request(), List.of(change), List.of(), clock.instant());
        leases.savePlan(leased.lease(), plan, Optional.empty(), clock.instant());
        leases.record(
                leased.lease(),
                new PlannedChange(
                        1,
                        change,
                        ChangeState.APPLIED,
                        Optional.of(change),
                        Optional.empty(),
                        List.of("req-1"),
                        Optional.of(clock.instant())),
                clock.instant());
        leases.finish(
                leased.lease(),
                new Outcome.Done(Conclusion.CHANGED, Json.object().put("alias", "alias/backup-x")),
                clock.instant());
    }

    public void fail(String account) {
        leases.finish(
                claim(account).lease(),
                new Outcome.GiveUp(
                        Conclusion.ERROR, Problem.of(ProblemCode.AWS_ACCESS_DENIED, "kms:CreateKey was denied")),
                clock.instant());
    }
}
