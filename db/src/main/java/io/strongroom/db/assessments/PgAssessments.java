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
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Assessments as rows; each account of one is a row that workers claim. */
@Singleton
@Transactional
class PgAssessments implements Assessments {
    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final Sql sql;
    private final AuditRows audit;

    PgAssessments(Sql sql, AuditRows audit) {
        this.sql = sql;
        this.audit = audit;
    }

    @Override
    public Assessment request(Set<AccountId> accounts, String requestedBy, Instant now) {
        var at = Sql.micros(now);
        var id = AssessmentId.next();
        sql.update(
                "insert into assessments (id, requested_by, accounts, created_at) values (?, ?, 0, ?)",
                id.value(),
                requestedBy,
                at);
        var wanted = taken(accounts);
        int taken = sql.update("""
                insert into assessment_parts (assessment_id, account_id, state, ready_at)
                select ?, a, 'QUEUED', ? from unnest(?::text[]) as t (a) order by a
                on conflict (account_id) where state in ('QUEUED', 'RUNNING') do nothing""", id.value(), at, wanted);
        sql.update(
                "update assessments set accounts = ?, ended_at = ? where id = ?",
                taken,
                taken == 0 ? at : null,
                id.value());
        var details = Json.object()
                .put("accounts", taken)
                .put("alreadyUnderWay", wanted.size() - taken)
                .put("excluded", accounts.size() - wanted.size());
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
                """
                select a.*, p.seen, p.ended, p.broken, case when p.seen = 0 then a.ended_at when p.ended = p.seen
                    then p.last end as share_ended_at
                from assessments a cross join lateral (
                    select count(*) as seen, count(ended_at) as ended, count(*) filter (where state = 'FAILED') as broken,
                        max(ended_at) as last
                    from assessment_parts where assessment_id = a.id and account_id = any(?::text[])) p
                where a.id < ? and (p.seen > 0 or a.requested_by = ?) order by a.id desc limit ?""",
                row -> new AssessmentShare(
                        assessment(row),
                        row.integer("seen"),
                        row.integer("ended"),
                        row.integer("broken"),
                        row.maybeInstant("share_ended_at")),
                accounts.stream().map(AccountId::value).toList(),
                before.map(AssessmentId::value).orElse(NEWEST),
                requestedBy,
                limit);
    }

    @Override
    public List<AssessmentPart> parts(AssessmentId id) {
        return sql.list(
                "select * from assessment_parts where assessment_id = ? order by account_id",
                row -> new AssessmentPart(
                        new AccountId(row.text("account_id")),
                        row.text("state"),
                        row.texts("regions"),
                        row.maybeJson("problem").map(json -> Json.convert(json, Problem.class)),
                        row.maybeInstant("ended_at")),
                id.value());
    }

    @Override
    public boolean any() {
        return sql.first("select 1 from assessments limit 1", row -> true).isPresent();
    }

    private static Assessment assessment(Row row) throws SQLException {
        return new Assessment(
                new AssessmentId(row.uuid("id")),
                row.text("requested_by"),
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
