package io.strongroom.db.incidents;

import io.strongroom.db.incidents.Timeline.Line;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.remediations.RemediationId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which jobs contain incidents, and what their stories tell of them. */
@Singleton
public class ContainmentRows {
    private final Sql sql;
    private final Timeline timeline;

    ContainmentRows(Sql sql, Timeline timeline) {
        this.sql = sql;
        this.timeline = timeline;
    }

    /** A step of a job. @param by a person's sign-in name; empty for the product */
    public record Step(JobId job, RemediationId remediation, Optional<String> by, String text) {}

    void add(JobId job, IncidentId incident) {
        sql.update(
                "insert into incident_containments (job_id, incident_id) values (?, ?)", job.value(), incident.value());
    }

    /** Jobs that undo others belong to the incident of those. */
    public void inherit(Collection<JobId> rollBacks) {
        if (!rollBacks.isEmpty()) {
            sql.update("""
                    insert into incident_containments (job_id, incident_id)
                    select j.id, c.incident_id from jobs j join incident_containments c on c.job_id = j.rollback_of
                    where j.id = any(?::uuid[])""", rollBacks.stream().map(JobId::value).toList());
        }
    }

    /** Tells the incidents of those jobs that contain one; most contain none. */
    public void tell(List<Step> steps, Instant now) {
        if (steps.isEmpty()) {
            return;
        }
        record Of(JobId job, IncidentId incident) {}
        var all = sql.list(
                "select job_id, incident_id from incident_containments where job_id = any(?::uuid[])",
                row -> new Of(new JobId(row.uuid("job_id")), new IncidentId(row.uuid("incident_id"))),
                steps.stream().map(step -> step.job().value()).toList());
        if (all.isEmpty()) {
            return;
        }
        var incidents =
                all.stream().map(one -> one.incident().value()).distinct().toList();
        // Locked in one order, as whoever adds to a timeline must have.
        sql.list("select id from incidents where id = any(?::uuid[]) order by id for update", row -> true, incidents);
        timeline.add(
                steps.stream()
                        .flatMap(step -> all.stream()
                                .filter(one -> one.job().equals(step.job()))
                                .map(one -> Line.contained(one.incident(), step, now)))
                        .toList(),
                now);
        sql.update("update incidents set version = version + 1 where id = any(?::uuid[])", incidents);
    }
}
