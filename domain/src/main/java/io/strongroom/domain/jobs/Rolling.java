package io.strongroom.domain.jobs;

import java.util.OptionalLong;

/**
 * How far a batch has been let loose.
 *
 * @param wave the wave that goes, from 1; 0 while its request is read, and where there are no waves
 * @param held jobs of later waves
 * @param stoppedAfter how many jobs had failed when the batch was stopped for it; empty unless it stands still because of that
 */
public record Rolling(Rollout rollout, int wave, long held, OptionalLong stoppedAfter) {
    /** The same with so many jobs that wait for a later wave. */
    public Rolling holding(long jobs) {
        return new Rolling(rollout, wave, jobs, stoppedAfter);
    }
}
