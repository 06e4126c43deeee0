package io.strongroom.domain.controls;

/** How bad a failed control is; the worst first. */
public enum Severity {
    /** Backups can be lost or taken now. */
    CRITICAL,
    /** One more mistake or one stolen credential, and they are. */
    HIGH,
    /** Weakens what others rely on. */
    MEDIUM,
    /** Good order. */
    LOW
}
