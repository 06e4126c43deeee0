package io.strongroom.domain.incidents;

import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.users.Principal;
import java.time.Instant;

/** Jobs that contain incidents. They are jobs like any other; an incident's story tells how far each of its own is. */
public interface Containments {
    /**
     * Accepts the job and notes in the incident's story that it was asked for, all or nothing. An incident that is not being
     * contained yet is from then on, unless the job only plans.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code forbidden} without the permission, {@code state-conflict} when the
     *     incident is closed
     */
    Jobs.Accepted begin(IncidentId incident, NewJob job, Principal by, Instant now);
}
