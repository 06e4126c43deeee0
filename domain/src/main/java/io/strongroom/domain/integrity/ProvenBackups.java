package io.strongroom.domain.integrity;

import io.strongroom.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The evidence for backups, as assessments and the feed left it. Every method is one short transaction. */
public interface ProvenBackups {
    /** What is proven least first; of equals by account, Region, vault and resource. */
    List<KnownBackups> list(EvidenceQuery query);

    /**
     * All accounts together.
     *
     * @param visible accounts that the caller reaches; empty for every account
     * @param now when a backup is too old
     */
    RestoreProof score(Optional<Set<AccountId>> visible, Instant now);

    /** Each account that was assessed, by number. @param after the last of the page before */
    List<AccountProof> accounts(Optional<Set<AccountId>> visible, Optional<AccountId> after, int limit, Instant now);
}
