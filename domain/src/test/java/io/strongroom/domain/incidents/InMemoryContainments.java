package io.strongroom.domain.incidents;

import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;

/** Begins containments of incidents in a map, by the same rules as the real one; it does not tell how far the jobs are. */
public final class InMemoryContainments implements Containments {
    private final InMemoryIncidents incidents;
    private final Jobs jobs;

    public InMemoryContainments(InMemoryIncidents incidents, Jobs jobs) {
        this.incidents = incidents;
        this.jobs = jobs;
    }

    @Override
    public Jobs.Accepted begin(IncidentId id, NewJob job, Principal by, Instant now) {
        var incident = incidents.find(id).orElseThrow();
        IncidentRules.checkContainable(incident, by);
        var event = new IncidentEvent.ContainmentBegun(now, by.name());
        if (job.mode() == Mode.APPLY && incident.state().next(event).isPresent()) {
            incidents.move(id, event, incident.version(), by, now);
        }
        var accepted = jobs.accept(List.of(job), now).getFirst();
        incidents.contained(id, accepted.id(), job.remediation(), by, now);
        return accepted;
    }
}
