package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.iam.Glob;
import java.time.Instant;
import java.util.Optional;

/**
 * Detections that are expected for a time and open nothing: counted and shown, but in no incident. Critical ones are
 * suppressed only once somebody other than its author has approved it.
 *
 * @param principal whose they are, {@code *} for any characters; empty for everybody's
 * @param resource what they are about, by the first of a detection's resources, {@code *} for any characters; empty for everything
 * @param owner who answers for it while it lasts
 * @param createdBy sign-in name; never the one who approves
 * @param approvedBy sign-in name; empty while critical ones pass it by
 * @param endedAt when somebody ended it before its time
 * @param suppressed how many so far
 * @param lastAt when the latest of them happened
 * @param version rises when people change it: the ETag
 */
public record Suppression(
        SuppressionId id,
        DetectorId detector,
        AccountId account,
        Optional<String> principal,
        Optional<String> resource,
        String reason,
        String owner,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        Optional<String> approvedBy,
        Optional<Instant> approvedAt,
        Optional<String> endedBy,
        Optional<Instant> endedAt,
        long suppressed,
        Optional<Instant> lastAt,
        long version) {

    /** Where it stands. */
    public enum State {
        ACTIVE,
        EXPIRED,
        ENDED
    }

    public State stateAt(Instant now) {
        if (endedAt.isPresent()) {
            return State.ENDED;
        }
        return now.isBefore(expiresAt) ? State.ACTIVE : State.EXPIRED;
    }

    /** Whether it keeps the detection out of incidents. @param now when that is taken in, whenever it happened */
    public boolean covers(Detection detection, Instant now) {
        return stateAt(now) == State.ACTIVE
                && detector.equals(detection.detector())
                && account.equals(detection.account())
                && (detection.severity() != Severity.CRITICAL || approvedBy.isPresent())
                && fits(principal, detection.principal())
                && fits(resource, detection.resources().stream().findFirst());
    }

    private static boolean fits(Optional<String> pattern, Optional<String> text) {
        return pattern.map(wanted -> text.filter(one -> Glob.fits(wanted, one)).isPresent())
                .orElse(true);
    }
}
