package io.strongroom.db.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.accounts.Region;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AccountsIT {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Region REGION = new Region("eu-west-1");

    @Inject
    AccountRegister accounts;

    @Inject
    CallBudgets budgets;

    @Test
    void accountsAreAddedAndUpdatedAndKept() {
        var one = new Account(new AccountId("000000000002"), "two", "/prod", Account.Status.ACTIVE, true);
        var other = new Account(new AccountId("000000000001"), "one", "/", Account.Status.ACTIVE, false);
        accounts.putAll(List.of(one, other));
        assertEquals(List.of(other, one), accounts.all());
        var closed = new Account(one.id(), "renamed", "/gone", Account.Status.CLOSED, true);
        accounts.putAll(List.of(closed));
        assertEquals(List.of(other, closed), accounts.all());
        assertEquals(closed, accounts.find(one.id()).orElseThrow());
        assertTrue(accounts.find(new AccountId("999999999999")).isEmpty());
    }

    @Test
    void burstGoesAtOnceAndThenThePaceHolds() {
        var account = new AccountId("100000000001");
        var quota = new CallBudgets.Quota("kms-read", 10, 3);
        var waits = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) {
            waits.add(budgets.book(account, REGION, quota, NOW).toMillis());
        }
        assertEquals(List.of(0L, 0L, 0L, 100L, 200L, 300L), waits);
        assertEquals(Duration.ZERO, budgets.book(account, REGION, quota, NOW.plusMillis(401)));
    }

    @Test
    void budgetsOfOtherAccountsRegionsAndFamiliesAreOthers() {
        var quota = new CallBudgets.Quota("iam", 1, 1);
        var account = new AccountId("100000000002");
        assertEquals(Duration.ZERO, budgets.book(account, REGION, quota, NOW));
        assertEquals(Duration.ZERO, budgets.book(new AccountId("100000000003"), REGION, quota, NOW));
        assertEquals(Duration.ZERO, budgets.book(account, new Region("eu-west-2"), quota, NOW));
        assertEquals(Duration.ZERO, budgets.book(account, REGION, new CallBudgets.Quota("kms", 1, 1), NOW));
        assertEquals(Duration.ofSeconds(1), budgets.book(account, REGION, quota, NOW));
    }

    @Test
    void aThrottledBudgetHalvesAndComesBackStepByStep() {
        var account = new AccountId("100000000005");
        var quota = new CallBudgets.Quota("kms-CreateKey", 10, 1);
        assertEquals(Duration.ZERO, budgets.book(account, REGION, quota, NOW));
        var slow = NOW.plusSeconds(1);
        budgets.throttled(account, REGION, quota, slow);
        assertEquals(Duration.ofMillis(200), pace(account, quota, slow));
        budgets.throttled(account, REGION, quota, slow.plusMillis(500));
        assertEquals(Duration.ofMillis(200), pace(account, quota, slow.plusMillis(500)), "the same burst of throttles");
        budgets.throttled(account, REGION, quota, slow.plusSeconds(2));
        assertEquals(Duration.ofMillis(400), pace(account, quota, slow.plusSeconds(2)));
        // A quarter of the pace, and two tenths more after ten clean seconds.
        assertEquals(Duration.ofNanos(222_223_000), pace(account, quota, slow.plusSeconds(12)));
        assertEquals(Duration.ofMillis(100), pace(account, quota, slow.plusSeconds(60)), "whole again");
    }

    @Test
    void noNumberOfThrottlesStopsABudget() {
        var account = new AccountId("100000000006");
        var quota = new CallBudgets.Quota("kms-CreateKey", 10, 1);
        budgets.book(account, REGION, quota, NOW);
        for (int i = 1; i <= 20; i++) {
            budgets.throttled(account, REGION, quota, NOW.plusSeconds(2L * i));
        }
        assertEquals(Duration.ofMillis(400), pace(account, quota, NOW.plusSeconds(40)));
    }

    @Test
    void paceTellsWhatIsSlowedAndUntilWhenAndNothingThatIsWhole() {
        var account = new AccountId("100000000007");
        var quota = new CallBudgets.Quota("kms-CreateKey", 10, 1);
        budgets.book(account, REGION, new CallBudgets.Quota("idle", 10, 1), NOW.minusSeconds(60));
        assertEquals(List.of(), budgets.paces(account, NOW));
        budgets.book(account, REGION, quota, NOW);
        assertEquals(
                Optional.of(NOW.plusMillis(100)),
                budgets.paces(account, NOW).getFirst().bookedUntil());
        budgets.throttled(account, REGION, quota, NOW);
        var slowed = budgets.paces(account, NOW.plusSeconds(6)).getFirst();
        assertEquals("kms-CreateKey", slowed.family());
        assertEquals(0.6, slowed.share(), 1e-9);
        assertEquals(Optional.of(NOW.plusSeconds(25)), slowed.slowedUntil());
        assertEquals(List.of(), budgets.paces(account, NOW.plusSeconds(26)));
    }

    /** Between two calls that are booked at once. */
    private Duration pace(AccountId account, CallBudgets.Quota quota, Instant at) {
        var first = budgets.book(account, REGION, quota, at);
        return budgets.book(account, REGION, quota, at).minus(first);
    }

    @Test
    void fourWorkersTogetherKeepTheQuota() throws Exception {
        var account = new AccountId("100000000004");
        var quota = new CallBudgets.Quota("backup", 20, 5);
        var perWorker = 25;
        Callable<List<Instant>> worker = () -> {
            var calls = new ArrayList<Instant>();
            var at = NOW;
            for (int i = 0; i < perWorker; i++) {
                // Each worker waits as it is told and calls then: its clock is stepped to that moment.
                at = at.plus(budgets.book(account, REGION, quota, at));
                calls.add(at);
            }
            return calls;
        };
        var calls = new ArrayList<Instant>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(worker, worker, worker, worker))) {
                calls.addAll(done.get());
            }
        }
        calls.sort(null);
        for (int i = 0; i < calls.size(); i++) {
            var from = calls.get(i);
            var within = calls.stream()
                    .filter(c -> !c.isBefore(from) && c.isBefore(from.plusSeconds(1)))
                    .count();
            assertTrue(within <= 25, within + " calls in the second from " + from);
        }
        // 100 calls, 5 at once, then 20 a second: the last one is due after 95 intervals of 50 ms.
        assertEquals(NOW.plusMillis(95 * 50), calls.get(calls.size() - 1));
    }
}
