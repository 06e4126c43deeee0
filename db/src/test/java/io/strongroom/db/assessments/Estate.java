package io.strongroom.db.assessments;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
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
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Accounts, people and assessments for tests. Each test has accounts of its own, so that tests share a database. */
@Singleton
public class Estate {
    public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    public static final Principal ALICE = person("alice");
    public static final Principal BOB = person("bob");
    /** Controls of several severities. */
    public static final ControlId LOCKED = new ControlId("IMM-01");

    public static final String REGION = "eu-west-1";

    private static final AtomicLong ACCOUNTS = new AtomicLong(600_000_000_000L);

    private final Assessments assessments;
    private final AssessmentLeases leases;
    private final AccountRegister accounts;
    private final Findings findings;
    private final Sql sql;

    Estate(Assessments assessments, AssessmentLeases leases, AccountRegister accounts, Findings findings, Sql sql) {
        this.assessments = assessments;
        this.leases = leases;
        this.accounts = accounts;
        this.findings = findings;
        this.sql = sql;
    }

    static Principal person(String name) {
        return new Principal(
                new UserId(UUID.randomUUID()),
                name,
                Set.of(Role.ADMINISTRATOR),
                Set.of(Permission.values()),
                AccountScope.everything(),
                Optional.empty(),
                Optional.empty());
    }

    public static WorkerId worker() {
        return new WorkerId(UUID.randomUUID());
    }

    /** One that nobody else uses. */
    public static AccountId number() {
        return new AccountId(Long.toString(ACCOUNTS.incrementAndGet()));
    }

    /** The same, known to Strongroom. */
    public AccountId account(String ouPath) {
        var id = number();
        accounts.putAll(List.of(new Account(id, "a" + id, ouPath, Account.Status.ACTIVE, true)));
        return id;
    }

    /** Takes what other tests left waiting out of the way. */
    public void clear() {
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                        update assessment_parts set state = 'DONE', worker = null, lease_until = null
                        where state in ('QUEUED', 'RUNNING')"""));
    }

    /** Asks for the account alone and claims it. */
    public PartLease lease(AccountId account) {
        return lease(account, Set.of());
    }

    /** The same for these controls. */
    public PartLease lease(AccountId account, Set<ControlId> controls) {
        clear();
        assessments.request(Set.of(account), controls, "test", NOW);
        return leases.claim(worker(), NOW).orElseThrow();
    }

    /** Lets time pass for leases, whose deadlines are kept by the database's clock: that much less is left of each. */
    public void pass(Duration time) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update assessment_parts set lease_until = lease_until - make_interval(secs => ?) where state = 'RUNNING'",
                        (double) time.toSeconds()));
    }

    /** A whole assessment of one Region. */
    public void assess(AccountId account, Instant at, Judgement... judgements) {
        var lease = lease(account);
        leases.record(lease, region(REGION, at, List.of(judgements)));
        leases.finish(lease, at);
    }

    public static RegionJudged region(String region, Instant at, List<Judgement> judgements) {
        return new RegionJudged(region, at, false, Map.of(), judgements, Optional.empty());
    }

    public static Judgement judged(ControlId control, String arn, Verdict verdict) {
        return new Judgement(control, "AWS::Backup::BackupVault", arn, verdict);
    }

    public static Judgement fails(String arn) {
        return judged(LOCKED, arn, failure("It is open."));
    }

    public static Judgement passes(String arn) {
        return judged(LOCKED, arn, Verdict.pass());
    }

    public static Verdict failure(String because) {
        return Verdict.fail(because, Json.object().put("arn", because));
    }

    /** The control could not see at all. */
    public static Judgement blind(ControlId control) {
        var denied = Verdict.unknown(new Coverage.Denied("backup:ListBackupVaults"));
        return new Judgement(control, Judgement.SCOPE, "arn:aws:strongroom:eu-west-1:0:scope", denied);
    }

    /** Every finding of the account, the worst first. */
    public List<Finding> findings(AccountId account) {
        return findings.list(new FindingQuery(
                Set.of(),
                Set.of(account),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1_000));
    }

    public Finding finding(AccountId account, String arn) {
        return findings(account).stream()
                .filter(one -> one.resourceArn().equals(arn))
                .findFirst()
                .orElseThrow();
    }
}
