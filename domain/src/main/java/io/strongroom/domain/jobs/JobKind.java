package io.strongroom.domain.jobs;

/** What kind of work a job is. Names are wire names and for ever. */
public enum JobKind {
    /** A remediation on a target. */
    REMEDIATE,
    /** Puts back what another job changed. */
    ROLL_BACK
}
