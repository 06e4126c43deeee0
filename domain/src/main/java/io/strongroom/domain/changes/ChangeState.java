package io.strongroom.domain.changes;

/** How far one change of a plan has come. */
public enum ChangeState {
    /** Not begun. */
    PLANNED,
    /** Intent recorded, outcome unknown until it is read again. Shown as PLANNED to API clients. */
    INTENDED,
    APPLIED,
    /** It was already as wanted when its turn came. */
    SKIPPED,
    FAILED,
    /** Undone by a roll-back. */
    UNDONE
}
