package io.strongroom.web;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.exceptions.NewExemption;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.integrity.RegionBackups;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Users;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Puts made-up verdicts where a worker would, for pages to show. */
@Singleton
public class Assessed {
    private final Assessments assessments;
    private final AssessmentLeases leases;
    private final Findings findings;
    private final Exemptions exemptions;
    private final Users users;
    private final InstantSource clock;
    private final WorkerId worker = new WorkerId(UUID.randomUUID());
    private final Map<AccountId, PartLease> held = new ConcurrentHashMap<>();

    Assessed(
            Assessments assessments,
            AssessmentLeases leases,
            Findings findings,
            Exemptions exemptions,
            Users users,
            InstantSource clock) {
        this.assessments = assessments;
        this.leases = leases;
        this.findings = findings;
        this.exemptions = exemptions;
        this.users = users;
        this.clock = clock;
    }

    /** A verdict on a vault of the account. */
    public static Judgement vault(String control, AccountId account, String name, Verdict verdict) {
        var arn = "arn:aws:backup:eu-west-1:" + account + ":backup-vault:" + name;
        return new Judgement(new ControlId(control), "AWS::Backup::BackupVault", arn, verdict);
    }

    /** A verdict on a bucket. */
    public static Judgement bucket(String control, String name, Verdict verdict) {
        return new Judgement(new ControlId(control), "AWS::S3::Bucket", "arn:aws:s3:::" + name, verdict);
    }

    public static Verdict fail(String because) {
        return Verdict.fail(because, Json.object().put("lockState", "NONE").put("recoveryPoints", 3));
    }

    public static RegionJudged region(Instant at, Map<String, String> unread, List<Judgement> judgements) {
        return new RegionJudged("eu-west-1", at, false, unread, judgements, Optional.empty());
    }

    /** The same, and these backups. */
    public static RegionJudged region(Instant at, Map<String, String> unread, RegionBackups backups) {
        return new RegionJudged("eu-west-1", at, false, unread, List.of(), Optional.empty(), Optional.of(backups));
    }

    /** The same of what has no Region. */
    public static RegionJudged global(Instant at, Map<String, String> unread, List<Judgement> judgements) {
        return new RegionJudged(Finding.GLOBAL, at, false, unread, judgements, Optional.empty());
    }

    /** An assessment of that account alone that saw this, and is finished. */
    public AssessmentId saw(AccountId account, RegionJudged... judged) {
        var id = begun(account, judged);
        leases.finish(lease(account), clock.instant());
        return id;
    }

    /** The same with these verdicts, now. */
    public AssessmentId saw(AccountId account, Judgement... judgements) {
        return saw(account, region(clock.instant(), Map.of(), List.of(judgements)));
    }

    /** An assessment of that account alone that is still under way. */
    public AssessmentId begun(AccountId account, RegionJudged... judged) {
        var asked = assessments.request(Set.of(account), "test", clock.instant());
        var lease = claim(account);
        for (var one : judged) {
            leases.record(lease, one);
        }
        held.put(account, lease);
        return asked.id();
    }

    /** An assessment whose every attempt on the account failed so. */
    public AssessmentId failed(AccountId account, Problem problem) {
        var asked = assessments.request(Set.of(account), "test", clock.instant());
        var now = clock.instant();
        for (var part = part(asked.id()); !part.equals("FAILED"); part = part(asked.id())) {
            now = now.plusSeconds(600);
            leases.fail(claim(account, now), problem, now);
        }
        return asked.id();
    }

    private PartLease lease(AccountId account) {
        return Optional.ofNullable(held.remove(account)).orElseThrow();
    }

    private String part(AssessmentId id) {
        return assessments.parts(id).getFirst().state();
    }

    private PartLease claim(AccountId account) {
        return claim(account, clock.instant());
    }

    private PartLease claim(AccountId account, Instant now) {
        var others = new ArrayList<PartLease>();
        try {
            for (; ; ) {
                var lease = leases.claim(worker, now)
                        .orElseThrow(() -> new AssertionError("nothing to assess in " + account));
                if (lease.account().equals(account)) {
                    return lease;
                }
                others.add(lease);
            }
        } finally {
            leases.release(others, clock.instant());
        }
    }

    /** An exception for the control in that account, asked for by one and approved by another. */
    public void accepted(String control, AccountId account) {
        var now = clock.instant();
        var until = Optional.of(now.plus(Duration.ofDays(30)));
        var scope = new ExemptionScope.OneAccount(account);
        var asked = exemptions.request(
                new NewExemption(new ControlId(control), scope, "It is being replaced.", "ops", until),
                principal("operator"),
                now);
        exemptions.approve(new Exemptions.Decision(asked.id(), asked.version(), ""), principal("approver"), now);
    }

    private Principal principal(String name) {
        return Principal.of(users.named(name).orElseThrow());
    }

    /** The account's open findings. */
    public List<Finding> findings(AccountId account) {
        return findings.list(FindingQuery.open(1000).of(account));
    }

    public Findings findings() {
        return findings;
    }
}
