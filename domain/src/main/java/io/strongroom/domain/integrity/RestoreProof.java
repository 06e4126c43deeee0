package io.strongroom.domain.integrity;

/**
 * The restore proof of several accounts together.
 *
 * @param accounts how many were assessed
 * @param regions how many Regions of theirs were looked at
 * @param unread in how many of those recovery points could not be listed the last time
 */
public record RestoreProof(ProofCounts counts, long accounts, long regions, long unread) {}
