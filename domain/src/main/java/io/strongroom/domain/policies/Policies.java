package io.strongroom.domain.policies;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Backup security policies. The caller has checked permissions. */
public interface Policies {
    /** The present version of each that is active, by name. */
    List<BackupSecurityPolicy> list();

    /** The present version, of a retired policy too. */
    Optional<BackupSecurityPolicy> find(PolicyId id);

    /** All versions, the newest first. */
    List<BackupSecurityPolicy> history(PolicyId id);

    /** @throws io.strongroom.domain.problems.Rejected {@code validation-failed}, or {@code state-conflict} when the name is taken */
    BackupSecurityPolicy add(NewPolicy wanted, Principal by, Instant now);

    /**
     * Makes the next version.
     *
     * @param version that was seen
     * @throws io.strongroom.domain.problems.Rejected as {@link #add}, {@code precondition-failed} when there is a newer
     *     one, {@code state-conflict} when it is retired
     */
    BackupSecurityPolicy save(PolicyId id, NewPolicy wanted, int version, Principal by, Instant now);

    /** It counts no more. @throws io.strongroom.domain.problems.Rejected as {@link #save} */
    void retire(PolicyId id, int version, Principal by, Instant now);

    /** What the next assessment judges the account by. */
    Expectations expectationsFor(Account account);

    /**
     * What saving would touch.
     *
     * @param id of the policy that is to be changed; empty for a new one
     * @throws io.strongroom.domain.problems.Rejected {@code validation-failed}
     */
    PolicyPreview preview(Optional<PolicyId> id, NewPolicy wanted);
}
