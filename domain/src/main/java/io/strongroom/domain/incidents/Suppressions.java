package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Suppressions. What changes one writes its audit entry in the same transaction. The caller has checked reach and permissions. */
public interface Suppressions {
    /** Suppresses at once what is not critical. @throws io.strongroom.domain.problems.Rejected as {@link NewSuppression#check} */
    Suppression add(NewSuppression wanted, Principal by, Instant now);

    /**
     * Lets it suppress critical detections as well.
     *
     * @param version that was seen
     * @throws io.strongroom.domain.problems.Rejected {@code self-approval} for its author, {@code precondition-failed} when it changed
     *     meanwhile, {@code state-conflict} when it is approved already or over
     */
    Suppression approve(SuppressionId id, long version, Principal by, Instant now);

    /** Ends it before its time. @throws io.strongroom.domain.problems.Rejected as {@link #approve}, but for {@code self-approval} */
    Suppression end(SuppressionId id, long version, Principal by, Instant now);

    Optional<Suppression> find(SuppressionId id);

    /** The newest first. */
    List<Suppression> list(Query query);

    /** What it has suppressed, the latest first. */
    List<Suppressed> suppressed(SuppressionId id, int limit);

    /**
     * Which to list.
     *
     * @param visible accounts that the caller reaches; empty optional for every account
     * @param before only older ones: the cursor
     */
    record Query(Optional<Set<AccountId>> visible, Optional<SuppressionId> before, int limit) {
        public Query {
            visible = visible.map(Set::copyOf);
        }
    }

    /** A detection that opened nothing. @param event id of the event that shows it */
    record Suppressed(Instant at, Severity severity, String because, Optional<String> event) {}
}
