package io.strongroom.domain.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Assessments as people and API clients ask for and follow them. */
public interface Assessments {
    /**
     * Asks for one. An account that is being assessed by the same controls, or waits for it, is not assessed twice: it stays
     * with the assessment that has it. One that is being assessed by others is begun after that.
     *
     * @param controls the controls that judge; empty for all
     * @param requestedBy as {@link Assessment#requestedBy()}
     */
    Assessment request(Set<AccountId> accounts, Set<ControlId> controls, String requestedBy, Instant now);

    /** The same by all controls. */
    default Assessment request(Set<AccountId> accounts, String requestedBy, Instant now) {
        return request(accounts, Set.of(), requestedBy, now);
    }

    Optional<Assessment> find(AssessmentId id);

    /** Newest first. */
    List<Assessment> list(Optional<AssessmentId> before, int limit);

    /**
     * The same of those that look at one of the accounts, or that this person asked for, each cut down to these accounts.
     *
     * @param requestedBy sign-in name of who looks
     */
    List<AssessmentShare> shares(Set<AccountId> accounts, String requestedBy, Optional<AssessmentId> before, int limit);

    /** One of them; empty when it is not there, or looks at none of the accounts and somebody else asked for it. */
    Optional<AssessmentShare> share(AssessmentId id, Set<AccountId> accounts, String requestedBy);

    /**
     * How many {@link #list} has in all, or {@link #shares} when some accounts are visible; counted up to {@code most}.
     *
     * @param visible accounts that the caller reaches; empty optional for every account
     */
    int count(Optional<Set<AccountId>> visible, String requestedBy, int most);

    /** Its accounts in the order of their numbers. */
    List<AssessmentPart> parts(AssessmentId id);

    /** The same of those that are visible, from behind one account, up to a limit. */
    List<AssessmentPart> parts(AssessmentId id, Optional<Set<AccountId>> visible, Optional<AccountId> after, int limit);

    /** Whether there has ever been one. */
    boolean any();
}
