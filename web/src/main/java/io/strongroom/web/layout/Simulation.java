package io.strongroom.web.layout;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;

/** Whether the accounts are simulated, looked up now and then: data of the sandbox may later be used with real accounts. */
@Singleton
public class Simulation {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Accounts accounts;
    private final InstantSource clock;
    private volatile Extent extent = Extent.NONE;
    private volatile Instant checked = Instant.EPOCH;

    Simulation(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** How many of the accounts are simulated; closed ones count, since their jobs are still shown. */
    public enum Extent {
        NONE,
        SOME,
        ALL;

        static Extent of(Collection<Account> accounts) {
            var simulated = accounts.stream().filter(Account::simulated).count();
            if (simulated == 0) {
                return NONE;
            }
            return simulated == accounts.size() ? ALL : SOME;
        }
    }

    /** As last seen; asks nobody, so that error pages can be made anywhere. */
    public Extent lastSeen() {
        return extent;
    }

    /** Looks when the last look is long ago. */
    public Extent look() {
        var now = clock.instant();
        if (now.isAfter(checked.plus(AGAIN))) {
            var all = accounts.all();
            extent = Extent.of(all);
            checked = all.isEmpty() ? Instant.EPOCH : now;
        }
        return extent;
    }
}
