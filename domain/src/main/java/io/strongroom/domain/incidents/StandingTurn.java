package io.strongroom.domain.incidents;

/** Whose turn it is to look at how everything stands: one process's at a time, however many there are. */
public interface StandingTurn {
    /** Whether it is ours. It stays so until this process ends, or is cut off from the database: then it is another's. */
    boolean ours();
}
