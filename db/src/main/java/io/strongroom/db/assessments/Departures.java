package io.strongroom.db.assessments;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.findings.Acceptances;
import io.strongroom.db.findings.FindingWriter;
import io.strongroom.db.findings.Place;
import io.strongroom.db.posture.PostureWriter;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What assessments leave of accounts that are active no more. Nobody will look at them again, so their findings become
 * stale and count no longer, and no assessment waits for them.
 */
@Singleton
public class Departures {
    private static final String DISCOVERY = "discovery";

    private final Sql sql;
    private final Acceptances acceptances;
    private final FindingWriter findings;
    private final PostureWriter posture;
    private final PartEnds ends;
    private final AuditRows audit;

    Departures(
            Sql sql,
            Acceptances acceptances,
            FindingWriter findings,
            PostureWriter posture,
            PartEnds ends,
            AuditRows audit) {
        this.sql = sql;
        this.acceptances = acceptances;
        this.findings = findings;
        this.posture = posture;
        this.ends = ends;
        this.audit = audit;
    }

    private record Part(AssessmentId assessment, AccountId account) {}

    /** Forgets what is left of those accounts, in the running transaction. Mostly nothing is, and then nobody waits. */
    public void forget(Collection<Account> inactive) {
        var accounts = inactive.stream().collect(Collectors.toMap(Account::id, account -> account, (a, b) -> b));
        // First the rows that workers hold while they write, and in the order in which they do.
        var waiting = sql.list(
                """
                select assessment_id, account_id from assessment_parts
                where account_id = any(?::text[]) and state in ('QUEUED', 'RUNNING') order by account_id for update""",
                row -> new Part(new AssessmentId(row.uuid("assessment_id")), new AccountId(row.text("account_id"))),
                numbers(accounts.keySet()));
        var known = sql.list(
                "select distinct account_id from account_regions where account_id = any(?::text[]) order by account_id",
                row -> new AccountId(row.text("account_id")),
                numbers(accounts.keySet()));
        if (waiting.isEmpty() && known.isEmpty()) {
            return;
        }
        var at = sql.first("select now() as at", row -> row.instant("at")).orElseThrow();
        acceptances.whileExceptionsStay();
        var left = new ArrayList<Place>();
        for (var account : known) {
            left.addAll(findings.forget(account, List.of(), DISCOVERY, at));
        }
        posture.forget(left, at);
        for (var part : waiting) {
            ends.failed(part.assessment(), part.account(), problem(status(part.account(), accounts)), DISCOVERY, at);
        }
        tell(left, accounts, at);
    }

    private static Problem problem(Account.Status status) {
        return Problem.of(
                ProblemCode.AWS_ACCOUNT_UNREACHABLE,
                "The account is " + status.name().toLowerCase(Locale.ROOT)
                        + ", and only active accounts are assessed. Make it active again in AWS Organizations, or leave it out.");
    }

    private void tell(List<Place> left, Map<AccountId, Account> accounts, Instant at) {
        left.stream()
                .collect(Collectors.groupingBy(Place::account, Collectors.mapping(Place::region, Collectors.toList())))
                .forEach((account, regions) -> {
                    var details = Json.object()
                            .put("status", status(account, accounts).name());
                    details.set("regions", Json.tree(regions));
                    audit.add(new Fact(at, DISCOVERY, "account.forgotten", "account", account.value(), details));
                });
    }

    private static Account.Status status(AccountId account, Map<AccountId, Account> accounts) {
        return Optional.ofNullable(accounts.get(account)).orElseThrow().status();
    }

    private static List<String> numbers(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toList();
    }
}
