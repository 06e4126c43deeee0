package io.strongroom.worker.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.accounts.CallBudgets.Pace;
import io.strongroom.domain.accounts.CallBudgets.Quota;
import io.strongroom.domain.accounts.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnBudgetsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final Region REGION = new Region("eu-west-1");
    private static final Quota QUOTA = new Quota("kms-read", 10, 3);

    private final Shared shared = new Shared();
    private final OwnBudgets budgets = new OwnBudgets(shared, ACCOUNT);

    private List<Long> waits(int calls, Instant at) {
        var waits = new ArrayList<Long>();
        for (int i = 0; i < calls; i++) {
            waits.add(budgets.book(ACCOUNT, REGION, QUOTA, at).toMillis());
        }
        return waits;
    }

    @Test
    void paceIsThatOfTheSharedBudgetsAndNothingIsBookedThere() {
        assertEquals(List.of(0L, 0L, 0L, 100L, 200L, 300L), waits(6, NOW));
        assertEquals(0, shared.booked);
        assertEquals(List.of(0L), waits(1, NOW.plusMillis(401)));
    }

    @Test
    void regionsAndFamiliesAreApart() {
        var slow = new Quota("iam", 1, 1);
        assertEquals(Duration.ZERO, budgets.book(ACCOUNT, REGION, slow, NOW));
        assertEquals(Duration.ZERO, budgets.book(ACCOUNT, new Region("eu-west-2"), slow, NOW));
        assertEquals(Duration.ofSeconds(1), budgets.book(ACCOUNT, REGION, slow, NOW));
    }

    @Test
    void jobsThatBookBesideLeaveAThird() {
        shared.paces.add(new Pace(REGION, "kms-read", 1, Optional.empty(), Optional.of(NOW.plusSeconds(1))));
        assertEquals(List.of(0L, 0L, 0L, 300L), waits(4, NOW));
    }

    @Test
    void whatAwsThrottledIsSlowerAtOnceAndForAllWorkers() {
        assertEquals(List.of(0L), waits(1, NOW));
        shared.paces.add(new Pace(REGION, "kms-read", 0.5, Optional.of(NOW.plusSeconds(25)), Optional.empty()));
        budgets.throttled(ACCOUNT, REGION, QUOTA, NOW);
        assertEquals(1, shared.throttled);
        var whole = NOW.plusSeconds(60);
        assertEquals(List.of(0L, 0L, 0L, 200L), waits(4, whole));
    }

    @Test
    void anotherAccountsCallsAreNotItsBusiness() {
        var other = new AccountId("210987654321");
        assertThrows(IllegalArgumentException.class, () -> budgets.book(other, REGION, QUOTA, NOW));
    }

    private static final class Shared implements CallBudgets {
        private final List<Pace> paces = new ArrayList<>();
        private int booked;
        private int throttled;

        @Override
        public Duration book(AccountId account, Region region, Quota quota, Instant now) {
            booked++;
            return Duration.ZERO;
        }

        @Override
        public void throttled(AccountId account, Region region, Quota quota, Instant now) {
            throttled++;
        }

        @Override
        public List<Pace> paces(AccountId account, Instant now) {
            return paces;
        }
    }
}
