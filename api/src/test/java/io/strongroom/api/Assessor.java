package io.strongroom.api;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.integrity.RegionBackups;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.jobs.Workers;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stands in for a worker that assesses: writes verdicts by the port that workers use. */
@Singleton
public class Assessor {
    public static final String REGION = "eu-west-1";

    @Inject
    Assessments assessments;

    @Inject
    AssessmentLeases leases;

    @Inject
    Workers workers;

    @Inject
    Findings findings;

    @Inject
    InstantSource clock;

    private final WorkerId worker = new WorkerId(UUID.randomUUID());

    /** A verdict on a vault of the account. */
    public static Judgement vault(String account, String control, String name, Verdict verdict) {
        return new Judgement(new ControlId(control), "AWS::Backup::BackupVault", arn(account, name), verdict);
    }

    public static Judgement fails(String account, String control, String name) {
        var facts = Json.object().put("locked", false);
        return vault(account, control, name, Verdict.fail("The vault has no lock.", facts));
    }

    public static Judgement passes(String account, String control, String name) {
        return vault(account, control, name, Verdict.pass());
    }

    public static String arn(String account, String name) {
        return "arn:aws:backup:" + REGION + ":" + account + ":backup-vault:" + name;
    }

    /** Assesses one account in one Region. @return the assessment's id */
    public String assess(String account, Judgement... judgements) {
        return assess(account, Map.of(), judgements);
    }

    /** The same, with kinds that could not be read. @return the assessment that had the account */
    public String assess(String account, Map<String, String> unread, Judgement... judgements) {
        assessments.request(Set.of(new AccountId(account)), "test", clock.instant());
        var lease = claim(account);
        leases.record(
                lease, new RegionJudged(REGION, clock.instant(), false, unread, List.of(judgements), Optional.empty()));
        leases.finish(lease, clock.instant());
        return lease.assessment().toString();
    }

    /** An assessment that found these backups. */
    public void backs(String account, RegionBackups backups) {
        assessments.request(Set.of(new AccountId(account)), "test", clock.instant());
        var lease = claim(account);
        leases.record(
                lease,
                new RegionJudged(
                        REGION, clock.instant(), false, Map.of(), List.of(), Optional.empty(), Optional.of(backups)));
        leases.finish(lease, clock.instant());
    }

    /** The account of an assessment that was asked for cannot be assessed. */
    public void fail(String account) {
        for (int i = 0; i < 3; i++) {
            leases.fail(
                    claim(account),
                    Problem.of(ProblemCode.AWS_ACCOUNT_UNREACHABLE, "the role is gone"),
                    clock.instant().minusSeconds(3600));
        }
    }

    /** Others that wait before it are finished, with nothing looked at. */
    private PartLease claim(String account) {
        workers.present(worker, clock.instant());
        while (true) {
            var lease = leases.claim(worker, clock.instant()).orElseThrow();
            if (lease.account().value().equals(account)) {
                return lease;
            }
            leases.finish(lease, clock.instant());
        }
    }

    /** Opens one finding. @return its id */
    public String finding(String account) {
        assess(account, fails(account, "IMM-01", "payments"));
        return of(account).getFirst().id().toString();
    }

    public List<Finding> of(String account) {
        return findings.list(FindingQuery.open(500).of(new AccountId(account)));
    }
}
