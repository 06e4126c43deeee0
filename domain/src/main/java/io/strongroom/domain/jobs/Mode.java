package io.strongroom.domain.jobs;

/** How far a job may go. */
public enum Mode {
    /** Stops when the plan is made: zero mutating calls. */
    PLAN,
    /** Goes on as far as approvals allow. */
    APPLY
}
