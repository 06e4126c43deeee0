package io.strongroom.api.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void aSpentBudgetSaysHowLongToWait() {
        var budget = new Budget(60, NOON);
        for (int i = 0; i < 60; i++) {
            assertTrue(budget.take(1, NOON).enough());
        }
        var refused = budget.take(1, NOON);
        assertFalse(refused.enough());
        assertEquals(1, refused.seconds());
        assertEquals(0, refused.left());
        assertTrue(budget.take(1, NOON.plusSeconds(1)).enough());
        assertFalse(budget.take(1, NOON.plusSeconds(1)).enough());
    }

    @Test
    void restingNeverSavesUpMoreThanTheQuota() {
        var budget = new Budget(60, NOON);
        assertEquals(59, budget.take(1, NOON.plusSeconds(86_400)).left());
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        var budget = new Budget(1, NOON);
        assertTrue(budget.take(1, NOON).enough());
        assertFalse(budget.take(1, NOON.minusSeconds(600)).enough());
        assertFalse(budget.take(1, NOON).enough());
    }
}
