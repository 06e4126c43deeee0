package io.strongroom.domain.integrity;

/** How much of a backup is proven. Each rung asks for all of those before it, and none is ever skipped. */
public enum EvidenceRung {
    /** There is nothing to restore from. */
    NOTHING("Nothing to restore from"),
    /** A job ended well: AWS Backup says that it is there. Whether it can be restored, it does not say. */
    JOB_COMPLETED("Job completed"),
    /** All of it is encrypted with keys that AWS names and that work. */
    ENCRYPTED("Encrypted with a named key"),
    /** A restore testing plan restored one of them, as lately as is asked. */
    RESTORE_TESTED("Restore-tested"),
    /** Somebody or something looked at what was restored and found it right. */
    CONTENT_VERIFIED("Content verified");

    private final String title;

    EvidenceRung(String title) {
        this.title = title;
    }

    /** In words, as people see it. */
    public String title() {
        return title;
    }

    /** The number of rungs below; nothing has none. */
    public int height() {
        return ordinal();
    }

    /** Whether it stands there or higher. */
    public boolean atLeast(EvidenceRung rung) {
        return compareTo(rung) >= 0;
    }
}
