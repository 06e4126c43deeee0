package io.strongroom.db.assessments;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** How an assessment's work on an account ends, and with the last one the assessment. Whoever calls has locked the row. */
@Singleton
class PartEnds {
    private final Sql sql;
    private final AuditRows audit;

    PartEnds(Sql sql, AuditRows audit) {
        this.sql = sql;
        this.audit = audit;
    }

    void done(AssessmentId assessment, AccountId account, Instant at) {
        end(assessment, account, "DONE", Optional.empty(), at);
    }

    void failed(AssessmentId assessment, AccountId account, Problem problem, String actor, Instant at) {
        end(assessment, account, "FAILED", Optional.of(problem), at);
        var details = Json.object().put("account", account.value());
        details.set("problem", Json.tree(problem));
        audit.add(new Fact(at, actor, "assessment.account-failed", "assessment", assessment.toString(), details));
    }

    private void end(AssessmentId assessment, AccountId account, String state, Optional<Problem> problem, Instant at) {
        sql.update("""
                update assessment_parts set state = ?, worker = null, lease_until = null, problem = cast(? as json),
                    ended_at = ? where assessment_id = ? and account_id = ?""", state, problem.map(Json::write).orElse(null), at, assessment.value(), account.value());
        sql.update("""
                update assessments set done = done + 1, failed = failed + ?,
                    ended_at = case when done + 1 = accounts then cast(? as timestamptz) end where id = ?""", problem.isPresent() ? 1 : 0, at, assessment.value());
    }
}
