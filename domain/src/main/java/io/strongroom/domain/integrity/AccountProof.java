package io.strongroom.domain.integrity;

import io.strongroom.domain.accounts.AccountId;
import java.time.Instant;

/**
 * The restore proof of one account.
 *
 * @param regions how many were looked at
 * @param unread in how many of them recovery points could not be listed the last time
 * @param assessedAt when the one that was looked at longest ago was
 */
public record AccountProof(AccountId account, ProofCounts counts, int regions, int unread, Instant assessedAt) {}
