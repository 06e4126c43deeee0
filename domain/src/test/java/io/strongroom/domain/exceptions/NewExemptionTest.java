package io.strongroom.domain.exceptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewExemptionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LATEST = NOW.plus(Duration.ofDays(365));

    @Test
    void endIsGivenBackWhenAllIsInOrder() {
        assertEquals(
                LATEST,
                wanted("It is being replaced.", "ops", Optional.of(LATEST)).check(NOW));
    }

    @Test
    void endMustBeThereAndAheadAndWithinAYear() {
        for (var end : List.of(
                Optional.<Instant>empty(),
                Optional.of(NOW),
                Optional.of(NOW.minusSeconds(1)),
                Optional.of(LATEST.plusSeconds(1)))) {
            var refused = assertThrows(
                    Rejected.class,
                    () -> wanted("It is being replaced.", "ops", end).check(NOW));
            assertEquals(
                    ProblemCode.EXCEPTION_EXPIRY_REQUIRED, refused.problem().code());
        }
    }

    @Test
    void reasonAndOwnerMustSaySomething() {
        var refused = assertThrows(
                Rejected.class,
                () -> wanted("  because  ", "  ", Optional.of(LATEST)).check(NOW));
        assertEquals(
                List.of("/reason", "/owner"),
                refused.problem().errors().stream().map(FieldError::pointer).toList());
    }

    private static NewExemption wanted(String reason, String owner, Optional<Instant> end) {
        return new NewExemption(new ControlId("IMM-01"), new ExemptionScope.Everything(), reason, owner, end);
    }
}
