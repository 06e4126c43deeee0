package io.strongroom.domain.jobs;

/** What came of a finished job; {@code outcome} on the wire. */
public enum Conclusion {
    /** Changes were made and seen. */
    CHANGED,
    /** Nothing needed changing. */
    ALREADY_COMPLIANT,
    /** What was there was no longer what the plan had seen; nothing more was touched. */
    STALE,
    /** A person said no, or the plan was refused for what it would do. */
    REJECTED,
    /** It could not be done. */
    ERROR
}
