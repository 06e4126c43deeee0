package io.strongroom.domain.onboarding;

import io.strongroom.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A look whether Strongroom gets into an account, and how far. The worker makes it, which alone reaches AWS.
 *
 * @param requestedBy sign-in name, or {@link #DAILY}
 * @param found what came of it; empty until it has ended
 */
public record ConnectionTest(
        ConnectionTestId id,
        AccountId account,
        String requestedBy,
        Instant requestedAt,
        State state,
        Optional<Instant> endedAt,
        Optional<Connection> found) {
    /** Who asks for the test that every enrolled account gets each day. */
    public static final String DAILY = "daily test";

    /** How far it is. */
    public enum State {
        /** Waits for a worker. */
        QUEUED,
        /** A worker has it; should that one die, another takes it. */
        RUNNING,
        /** Whatever it found; removed when the account has had ten newer ones. */
        ENDED
    }

    public boolean ended() {
        return state == State.ENDED;
    }
}
