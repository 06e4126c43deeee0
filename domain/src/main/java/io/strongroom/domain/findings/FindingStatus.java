package io.strongroom.domain.findings;

/** Where a finding stands. */
public enum FindingStatus {
    /** It holds, and nobody has accepted it. The next assessment, or an exception, moves it on. */
    OPEN,
    /** It holds, and an exception accepts it until that ends. */
    ACCEPTED,
    /** The resource passes, is gone, or the question no longer arises. It reopens when it fails again. */
    RESOLVED,
    /** Nobody looks any more: its account or Region is out of reach or out of scope. */
    STALE
}
