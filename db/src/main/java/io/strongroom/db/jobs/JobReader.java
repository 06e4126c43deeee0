package io.strongroom.db.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.db.sql.Row;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.LockMoment;
import io.strongroom.domain.remediations.PlanSummary;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.Warning;
import io.strongroom.domain.users.UserId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads jobs and their changes from rows. */
final class JobReader {
    /**
     * Every column of a job; its approvals are the yeses to the digest that it has now, and its finals the changes of a plan
     * of which some cannot be undone: few, so that lists stay cheap.
     */
    static final String SELECT = """
            select j.*, (select count(*) from approvals a
                where a.job_id = j.id and a.plan_digest = j.plan_digest and a.decision = 'APPROVE') as approvals,
            case when j.plan_irreversible > 0 then (select json_agg(c.change order by c.n) from job_changes c
                where c.job_id = j.id and c.plan_no = j.plan_no) end as plan_finals
            from jobs j\s""";

    private JobReader() {}

    static Job job(Row row) throws SQLException {
        return new Job(
                new JobId(row.uuid("id")),
                row.constant("kind", JobKind.class),
                new RemediationId(row.text("remediation")),
                new Target(new AccountId(row.text("account_id")), new Region(row.text("region"))),
                row.json("parameters"),
                row.constant("mode", Mode.class),
                row.text("reason"),
                StateColumns.read(row),
                row.constant("phase", Phase.class),
                row.maybeUuid("batch_id").map(BatchId::new),
                row.maybeText("client_token"),
                row.maybeUuid("rollback_of").map(JobId::new),
                new UserId(row.uuid("requested_by")),
                row.text("requested_by_name"),
                plan(row),
                row.maybeJson("outputs"),
                row.maybeText("cancel_requested_by").isPresent(),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.number("version"));
    }

    private static Optional<PlanSummary> plan(Row row) throws SQLException {
        var digest = row.maybeText("plan_digest");
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PlanSummary(
                digest.get(),
                row.constant("plan_risk", RiskClass.class),
                row.integer("plan_changes"),
                row.integer("plan_irreversible"),
                row.integer("approvals_needed"),
                row.integer("approvals"),
                row.instant("plan_created_at"),
                row.instant("plan_expires_at"),
                List.of(Json.convert(row.json("plan_warnings"), Warning[].class)),
                lockMoment(row),
                row.maybeText("plan_confirmation")));
    }

    private static Optional<LockMoment> lockMoment(Row row) throws SQLException {
        var finals = row.maybeJson("plan_finals");
        if (finals.isEmpty()) {
            return Optional.empty();
        }
        var changes = List.of(Json.convert(finals.get(), Change[].class));
        return LockMoment.of(changes, row.instant("plan_created_at"), row.instant("plan_expires_at"));
    }

    static PlannedChange change(Row row) throws SQLException {
        return new PlannedChange(
                row.integer("n"),
                read(row.json("change")),
                row.constant("state", ChangeState.class),
                row.maybeJson("applied").map(JobReader::read),
                row.maybeText("made"),
                row.texts("request_ids"),
                row.maybeInstant("at"));
    }

    private static Change read(JsonNode change) {
        return Json.convert(change, Change.class);
    }
}
