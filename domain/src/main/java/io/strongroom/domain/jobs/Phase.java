package io.strongroom.domain.jobs;

/** Where in its work a job is. */
public enum Phase {
    PLAN,
    APPLY,
    VERIFY
}
