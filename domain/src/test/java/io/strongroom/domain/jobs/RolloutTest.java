package io.strongroom.domain.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.jobs.Rollout.Pace;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTest {
    @ParameterizedTest
    @CsvSource({"3, 3, 1, 3", "5, 5, 1, 5", "100, 5, 10, 100", "501, 6, 51, 501", "100000, 1000, 10000, 100000"})
    void fewGoFirstThenATenthThenTheRest(long jobs, long first, long second, long third) {
        assertEquals(first, Rollout.size(1, jobs));
        assertEquals(second, Rollout.size(2, jobs));
        assertEquals(third, Rollout.size(3, jobs));
    }

    @Test
    void budgetIsExceededByOneMoreThanItAllows() {
        var two = new Rollout(Pace.AT_ONCE, OptionalInt.of(2));
        assertFalse(two.exceeded(2));
        assertTrue(two.exceeded(3));
        assertTrue(new Rollout(Pace.WAVES, OptionalInt.of(0)).exceeded(1));
        assertFalse(Rollout.atOnce().exceeded(Rollout.MOST));
    }

    @Test
    void budgetIsANumberThatABatchCanHave() {
        assertThrows(IllegalArgumentException.class, () -> new Rollout(Pace.AT_ONCE, OptionalInt.of(-1)));
        assertThrows(IllegalArgumentException.class, () -> new Rollout(Pace.AT_ONCE, OptionalInt.of(Rollout.MOST + 1)));
    }
}
