package io.strongroom.domain.onboarding;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The accounts that people have taken under governance. The caller has checked permissions and reach. */
public interface Enrollments {
    /** In the order of their numbers. */
    List<Enrollment> all();

    Optional<Enrollment> find(AccountId account);

    /**
     * Takes an account in, and makes it known should nobody have told of it.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code state-conflict} when it is in already
     */
    Enrollment enroll(NewEnrollment wanted, Principal by, Instant now);

    /**
     * Changes what holds for it.
     *
     * @param version that was seen
     * @throws io.strongroom.domain.problems.Rejected {@code not-found}, {@code precondition-failed} when there is a newer
     *     version
     */
    Enrollment change(AccountId account, Terms terms, long version, Principal by, Instant now);

    /**
     * Lets an account go: it is closed here, and its findings count no more. What was done in it stays on record. One that
     * Organizations goes on telling of comes back without terms; exclude such a one instead.
     *
     * @throws io.strongroom.domain.problems.Rejected as {@link #change}
     */
    void leave(AccountId account, long version, Principal by, Instant now);
}
