package io.strongroom.domain.integrity;

/** What somebody found out about the content of a restored backup, by AWS's words for it. */
public enum RestoredContent {
    /** It is what it should be. */
    SUCCESSFUL,
    /** It is not. */
    FAILED
}
