package io.strongroom.domain.jobs;

import io.strongroom.domain.changes.PlannedChange;

/**
 * A change that a job began, under the plan that it was part of: a retry plans anew, and what the earlier plan did is still
 * done.
 *
 * @param plan which of the job's plans, from 1
 */
public record BegunChange(int plan, PlannedChange change) {}
