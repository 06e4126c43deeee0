package io.strongroom.db.assessments;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.Assessment;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.assessments.AssessmentPart;
import io.strongroom.domain.assessments.AssessmentShare;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Assessments as rows; each account of one is a row that workers claim. */
@Singleton
@Transactional
class PgAssessments implements Assessments {
    private static final UUID NEWEST = new UUID(-1L, -1L);

    /** Takes the accounts and the one who looks. */
    private static final String SHARES = """
            select a.*, p.seen, p.ended, p.broken, case when p.seen = 0 then a.ended_at when p.ended = p.seen
                then p.last end as share_ended_at
            from assessments a cross join lateral (
                select count(*) as seen, count(ended_at) as ended, count(*) filter (where state = 'FAILED') as broken,
                    max(ended_at) as last
                from assessment_parts where assessment_id = a.id and account_id = any(?::text[])) p
            where (p.seen > 0 or a.requested_by = ?)""";

    private final Sql sql;
    private final AuditRows audit;

    PgAssessments(Sql sql, AuditRows audit) {
        this.sql = sql;
        this.audit = audit;
    }

    @Override
    public Assessment request(Set<AccountId> accounts, Set<ControlId> controls, String requestedBy, Instant now) {
        var at = Sql.micros(now);
        var id = AssessmentId.next();
        var chosen = controls.stream().sorted().map(ControlId::value).toList();
        sql.update(
                "insert into assessments (id, requested_by, controls, accounts, created_at) values (?, ?, ?::text[], 0, ?)",
                id.value(),
                requestedBy,
                chosen,
                at);
        var wanted = taken(accounts);
        int taken = sql.update("""
                insert into assessment_parts (assessment_id, account_id, controls, state, ready_at)
                select ?, a, ?::text[], 'QUEUED', ? from unnest(?::text[]) as t (a) order by a
                on conflict (account_id, controls) where state in ('QUEUED', 'RUNNING') do nothing""", id.value(), chosen, at, wanted);
        sql.update(
                "update assessments set accounts = ?, ended_at = ? where id = ?",
                taken,
                taken == 0 ? at : null,
                id.value());
        var details = Json.object()
                .put("accounts", taken)
                .put("alreadyUnderWay", wanted.size() - taken)
                .put("excluded", accounts.size() - wanted.size());
        if (!chosen.isEmpty()) {
            details.set("controls", Json.tree(chosen));
        }
        audit.add(new Fact(at, requestedBy, "assessment.requested", "assessment", id.toString(), details));
        return find(id).orElseThrow();
    }

    /** Without those that people have excluded, whoever asks. */
    private List<String> taken(Set<AccountId> accounts) {
        return sql.list(
                """
                select a from unnest(?::text[]) as t (a) where not exists (
                    select 1 from enrollments e where e.account_id = a and e.exclusion is not null) order by a""",
                row -> row.text("a"),
                accounts.stream().map(AccountId::value).toList());
    }

    @Override
    public Optional<Assessment> find(AssessmentId id) {
        return sql.first("select * from assessments where id = ?", PgAssessments::assessment, id.value());
    }

    @Override
    public List<Assessment> list(Optional<AssessmentId> before, int limit) {
        return sql.list(
                "select * from assessments where id < ? order by id desc limit ?",
                PgAssessments::assessment,
                before.map(AssessmentId::value).orElse(NEWEST),
                limit);
    }

    @Override
    public List<AssessmentShare> shares(
            Set<AccountId> accounts, String requestedBy, Optional<AssessmentId> before, int limit) {
        return sql.list(
                SHARES + " and a.id < ? order by a.id desc limit ?",
                PgAssessments::share,
                numbers(accounts),
                requestedBy,
                before.map(AssessmentId::value).orElse(NEWEST),
                limit);
    }

    @Override
    public Optional<AssessmentShare> share(AssessmentId id, Set<AccountId> accounts, String requestedBy) {
        return sql.first(SHARES + " and a.id = ?", PgAssessments::share, numbers(accounts), requestedBy, id.value());
    }

    @Override
    public int count(Optional<Set<AccountId>> visible, String requestedBy, int most) {
        return sql.first(
                        """
                        select count(*) as n from (select 1 from assessments a where ? or a.requested_by = ? or exists (
                            select 1 from assessment_parts where assessment_id = a.id and account_id = any(?::text[]))
                            limit ?) counted""",
                        row -> row.integer("n"),
                        visible.isEmpty(),
                        requestedBy,
                        numbers(visible.orElse(Set.of())),
                        most)
                .orElse(0);
    }

    @Override
    public List<AssessmentPart> parts(AssessmentId id) {
        return parts(id, Optional.empty(), Optional.empty(), Integer.MAX_VALUE);
    }

    @Override
    public List<AssessmentPart> parts(
            AssessmentId id, Optional<Set<AccountId>> visible, Optional<AccountId> after, int limit) {
        return sql.list(
                """
                select * from assessment_parts where assessment_id = ? and account_id > ?
                    and (? or account_id = any(?::text[])) order by account_id limit ?""",
                row -> new AssessmentPart(
                        new AccountId(row.text("account_id")),
                        row.text("state"),
                        row.texts("regions"),
                        row.maybeJson("problem").map(json -> Json.convert(json, Problem.class)),
                        row.maybeInstant("ended_at")),
                id.value(),
                after.map(AccountId::value).orElse(""),
                visible.isEmpty(),
                numbers(visible.orElse(Set.of())),
                limit);
    }

    @Override
    public boolean any() {
        return sql.first("select 1 from assessments limit 1", row -> true).isPresent();
    }

    private static List<String> numbers(Set<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toList();
    }

    private static AssessmentShare share(Row row) throws SQLException {
        return new AssessmentShare(
                assessment(row),
                row.integer("seen"),
                row.integer("ended"),
                row.integer("broken"),
                row.maybeInstant("share_ended_at"));
    }

    private static Assessment assessment(Row row) throws SQLException {
        return new Assessment(
                new AssessmentId(row.uuid("id")),
                row.text("requested_by"),
                new TreeSet<>(row.texts("controls").stream().map(ControlId::new).toList()),
                row.integer("accounts"),
                row.integer("done"),
                row.integer("failed"),
                row.number("judgements"),
                row.number("opened"),
                row.number("resolved"),
                row.instant("created_at"),
                row.maybeInstant("ended_at"));
    }
}
