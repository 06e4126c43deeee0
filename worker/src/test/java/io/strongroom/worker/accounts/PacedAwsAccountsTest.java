package io.strongroom.worker.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Reading;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import io.strongroom.worker.aws.RealFacets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacedAwsAccountsTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-24T08:00:00Z");
    private static final String ROLE = "arn:aws:iam::123456789012:role/";

    @Test
    void theCallerIsBothTheRoleThatReadsAndTheOneThatChanges() {
        var sandbox = new SandboxAwsAccounts(new InMemoryStore(CLOCK), CLOCK, SandboxSettings.calm(), new Random(1));
        var pace = new Paced(new NoBudgets(), CLOCK, pause -> {}, Duration.ofSeconds(2), 0);
        var account = new PacedAwsAccounts(sandbox, pace, pace)
                .reading(new AccountId("123456789012"), new Region("eu-west-1"));
        var reading = RealFacets.at(CLOCK).reader().read(account, new ReadOnlyFacet.Caller());
        var state = assertInstanceOf(Reading.Present.class, reading).state();
        assertEquals(ROLE + "StrongroomRead", state.path("arn").textValue());
        assertEquals(ROLE + "StrongroomRemediate", state.path("changesAs").textValue());
    }

    private record NoBudgets() implements CallBudgets {
        @Override
        public Duration book(AccountId account, Region region, Quota quota, Instant now) {
            return Duration.ZERO;
        }

        @Override
        public void throttled(AccountId account, Region region, Quota quota, Instant now) {}
    }
}
