package io.strongroom.db.onboarding;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.Installation;
import io.strongroom.domain.onboarding.NewEnrollment;
import io.strongroom.domain.onboarding.Terms;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Enrolments as rows. */
@Singleton
@Transactional
class PgEnrollments implements Enrollments {
    private final Sql sql;
    private final AccountRegister accounts;
    private final Installation installation;
    private final AuditRows audit;

    PgEnrollments(Sql sql, AccountRegister accounts, Installation installation, AuditRows audit) {
        this.sql = sql;
        this.accounts = accounts;
        this.installation = installation;
        this.audit = audit;
    }

    @Override
    public List<Enrollment> all() {
        return sql.list("select * from enrollments order by account_id", PgEnrollments::enrollment);
    }

    @Override
    public Optional<Enrollment> find(AccountId account) {
        return sql.first("select * from enrollments where account_id = ?", PgEnrollments::enrollment, account.value());
    }

    @Override
    public Enrollment enroll(NewEnrollment wanted, Principal by, Instant now) {
        know(wanted);
        var terms = wanted.terms();
        int written = sql.update(
                """
                insert into enrollments (account_id, external_id, read_role, remediation_role, regions, quota_share,
                    exclusion, enrolled_by, enrolled_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (account_id) do nothing""",
                wanted.account().value(),
                Enrollment.externalId(installation.externalIdStem(), wanted.account()),
                terms.readRole(),
                terms.remediationRole(),
                codes(terms),
                terms.quotaShare(),
                terms.exclusion().orElse(null),
                by.name(),
                Sql.micros(now));
        if (written == 0) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "Account " + wanted.account()
                            + " is enrolled already. Read it, and change what is to be otherwise.");
        }
        return told(find(wanted.account()).orElseThrow(), "account.enrolled", by, now);
    }

    /** An account that was let go, or that nobody has told of, is known from now on; a sandbox holds simulated ones only. */
    private void know(NewEnrollment wanted) {
        sql.update("""
                insert into accounts (id, name, ou_path, status, simulated)
                values (?, ?, '/', 'ACTIVE', coalesce(
                    (select bool_or(simulated) from accounts where status = 'ACTIVE'), false))
                on conflict (id) do update set status = 'ACTIVE' where accounts.status = 'CLOSED'""", wanted.account().value(), Sql.keepable(wanted.name()));
    }

    @Override
    public Enrollment change(AccountId account, Terms terms, long version, Principal by, Instant now) {
        hold(account, version);
        sql.update(
                """
                update enrollments set read_role = ?, remediation_role = ?, regions = ?, quota_share = ?, exclusion = ?,
                    version = version + 1 where account_id = ?""",
                terms.readRole(),
                terms.remediationRole(),
                codes(terms),
                terms.quotaShare(),
                terms.exclusion().map(Sql::keepable).orElse(null),
                account.value());
        return told(find(account).orElseThrow(), "account.terms-changed", by, now);
    }

    @Override
    public void leave(AccountId account, long version, Principal by, Instant now) {
        var enrollment = hold(account, version);
        sql.update("delete from enrollments where account_id = ?", account.value());
        sql.update("delete from connection_tests where account_id = ?", account.value());
        accounts.find(account).ifPresent(known -> accounts.putAll(List.of(known.closed())));
        told(enrollment, "account.left", by, now);
    }

    private Enrollment hold(AccountId account, long version) {
        var held = sql.first(
                        "select * from enrollments where account_id = ? for update",
                        PgEnrollments::enrollment,
                        account.value())
                .orElseThrow(() -> Rejected.notFound("enrolment"));
        if (held.version() != version) {
            throw new Rejected(
                    ProblemCode.PRECONDITION_FAILED,
                    "There is version " + held.version() + " by now. Read it and repeat what still holds.");
        }
        return held;
    }

    private Enrollment told(Enrollment enrollment, String action, Principal by, Instant now) {
        var details = Json.object().put("version", enrollment.version());
        details.set("terms", Json.tree(enrollment.terms()));
        audit.add(new Fact(
                Sql.micros(now),
                by.name(),
                action,
                "account",
                enrollment.account().value(),
                details));
        return enrollment;
    }

    private static List<String> codes(Terms terms) {
        return terms.regions().stream().map(Region::value).toList();
    }

    private static Enrollment enrollment(Row row) throws SQLException {
        return new Enrollment(
                new AccountId(row.text("account_id")),
                row.text("external_id"),
                new Terms(
                        row.text("read_role"),
                        row.text("remediation_role"),
                        row.texts("regions").stream().map(Region::new).toList(),
                        row.integer("quota_share"),
                        row.maybeText("exclusion")),
                row.text("enrolled_by"),
                row.instant("enrolled_at"),
                row.number("version"));
    }
}
