package io.strongroom.web.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.web.layout.Simulation.Extent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Account SANDBOX =
            new Account(new AccountId("000000000001"), "s", "/", Account.Status.ACTIVE, true);
    private static final Account REAL =
            new Account(new AccountId("000000000002"), "r", "/", Account.Status.ACTIVE, false);

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private List<Account> known = List.of();

    private final Simulation simulation = new Simulation(
            new Accounts() {
                @Override
                public List<Account> all() {
                    return known;
                }

                @Override
                public Optional<Account> find(AccountId id) {
                    return Optional.empty();
                }
            },
            () -> now);

    @Test
    void bannerFollowsFromSandboxToRealAccounts() {
        assertEquals(Extent.NONE, simulation.look());
        known = List.of(SANDBOX);
        assertEquals(Extent.ALL, simulation.look());
        known = List.of(SANDBOX.closed(), REAL);
        assertEquals(Extent.ALL, simulation.look(), "looked a moment ago");
        now = now.plusSeconds(11);
        assertEquals(Extent.SOME, simulation.look());
        assertEquals(Extent.SOME, simulation.lastSeen());
        known = List.of(REAL);
        now = now.plusSeconds(11);
        assertEquals(Extent.NONE, simulation.look());
    }
}
