package io.strongroom.domain.exceptions;

import io.strongroom.domain.controls.ControlId;
import java.time.Instant;
import java.util.Optional;

/**
 * An exception: a control's failures within a scope, accepted for a time.
 *
 * @param owner who answers for the risk while it lasts
 * @param requestedBy sign-in name; never the one who approves
 * @param expiresAt when it ends by itself
 * @param decidedBy who approved or rejected it
 * @param comment what they said
 * @param endedAt when it ended, whichever way
 * @param ending how; present exactly when ended
 * @param version rises with every change: the ETag
 */
public record Exemption(
        ExemptionId id,
        ControlId control,
        ExemptionScope scope,
        String reason,
        String owner,
        State state,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> comment,
        Optional<Instant> endedAt,
        Optional<Ending> ending,
        long version) {

    /** Where an exception stands. */
    public enum State {
        /** Waits for someone else's yes; hides nothing. Ends unheard when it would have expired. */
        REQUESTED,
        /** Accepts what matches, now and as it is found, until it expires or is withdrawn. */
        ACTIVE,
        /** Accepts nothing any more; what it hid is open again. Kept for the record. */
        ENDED,
        /** Somebody said no. Kept for the record. */
        REJECTED
    }

    /** How an exception came to its end. */
    public enum Ending {
        EXPIRED,
        WITHDRAWN
    }
}
