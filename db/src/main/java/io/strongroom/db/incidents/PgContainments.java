package io.strongroom.db.incidents;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.incidents.Containments;
import io.strongroom.domain.incidents.IncidentEvent;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.incidents.IncidentRules;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Begins jobs that contain incidents: job, link and story in one transaction. */
@Singleton
@Transactional
class PgContainments implements Containments {
    private final Incidents incidents;
    private final IncidentRows rows;
    private final ContainmentRows containments;
    private final Jobs jobs;

    PgContainments(Incidents incidents, IncidentRows rows, ContainmentRows containments, Jobs jobs) {
        this.incidents = incidents;
        this.rows = rows;
        this.containments = containments;
        this.jobs = jobs;
    }

    @Override
    public Jobs.Accepted begin(IncidentId id, NewJob job, Principal by, Instant now) {
        var at = Sql.micros(now);
        var incident = rows.hold(id).orElseThrow(() -> Rejected.notFound("incident"));
        IncidentRules.checkContainable(incident, by);
        var event = new IncidentEvent.ContainmentBegun(at, by.name());
        if (job.mode() == Mode.APPLY && incident.state().next(event).isPresent()) {
            incidents.move(id, event, incident.version(), by, at);
        }
        var accepted = jobs.accept(List.of(job), at).getFirst();
        if (accepted.made()) {
            containments.add(accepted.id(), id);
            containments.tell(
                    List.of(new ContainmentRows.Step(
                            accepted.id(),
                            job.remediation(),
                            Optional.of(by.name()),
                            job.mode() == Mode.APPLY ? "Asked for." : "Asked for a plan, to change nothing yet.")),
                    at);
        }
        return accepted;
    }
}
