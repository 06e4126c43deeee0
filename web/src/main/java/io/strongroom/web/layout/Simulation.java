package io.strongroom.web.layout;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether the accounts are simulated, looked up now and then: it does not change while Strongroom runs. */
@Singleton
public class Simulation {
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Accounts accounts;
    private final InstantSource clock;
    private volatile boolean simulated;
    private volatile Instant checked = Instant.EPOCH;

    Simulation(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** As last seen; asks nobody, so that error pages can be made anywhere. */
    public boolean lastSeen() {
        return simulated;
    }

    /** Looks when the last look is long ago. */
    public boolean look() {
        var now = clock.instant();
        if (!simulated && now.isAfter(checked.plus(AGAIN))) {
            simulated = accounts.all().stream().anyMatch(Account::simulated);
            checked = simulated || !accounts.all().isEmpty() ? now : Instant.EPOCH;
        }
        return simulated;
    }
}
