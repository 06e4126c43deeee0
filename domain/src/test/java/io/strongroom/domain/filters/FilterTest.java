package io.strongroom.domain.filters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final List<String> KEYS = List.of("state", "account", "error", "age");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void theExampleOfTheContractIsRead() {
        var filter = Filter.parse("state:failed account:111122223333 error:Throttling age>1d", KEYS);
        assertEquals(Set.of("FAILED"), filter.oneOf("state", List.of("FAILED", "QUEUED")));
        assertEquals(Set.of("111122223333"), filter.values("account"));
        assertEquals(Set.of("Throttling"), filter.values("error"));
        assertEquals(Optional.of(Instant.parse("2026-11-23T10:00:00Z")), filter.madeBefore(NOW));
        assertEquals(Optional.empty(), filter.madeAfter(NOW));
    }

    @Test
    void commasAndRepeatedKeysAreAlternatives() {
        var filter = Filter.parse("error:a,b  error:\"c d\",\"e,f\" ERROR:g", KEYS);
        assertEquals(Set.of("a", "b", "c d", "e,f", "g"), filter.values("error"));
        assertTrue(filter.values("account").isEmpty());
    }

    @Test
    void everyBoundOnAgeHolds() {
        var filter = Filter.parse("age>1d age>2h age<1w age<3d", KEYS);
        assertEquals(Optional.of(Instant.parse("2026-11-23T10:00:00Z")), filter.madeBefore(NOW));
        assertEquals(Optional.of(Instant.parse("2026-11-21T10:00:00Z")), filter.madeAfter(NOW));
    }

    @Test
    void nothingAsksForNothing() {
        assertEquals(List.of(), Filter.parse("  ", KEYS).terms());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stat:failed|\"stat:failed\"|did you mean state?",
                "state:failed acount:1|\"acount:1\"|did you mean account?",
                "words|\"words\"|known keys are state, account, error, age",
                "state>failed|\"state>failed\"|a colon after state",
                "age:1d|\"age:1d\"|age>1d",
                "state:|\"state:\"|known keys are",
                "error:,|\"error:,\"|has no value",
                "error:\"open|\"error:\"open\"|has no closing quote"
            })
    void whatCannotBeReadIsNamed(String text, String token, String advice) {
        var refused =
                assertThrows(Rejected.class, () -> Filter.parse(text, KEYS)).problem();
        assertEquals(ProblemCode.MALFORMED_REQUEST, refused.code());
        assertTrue(refused.detail().contains(token), refused.detail());
        assertTrue(refused.detail().contains(advice), refused.detail());
        assertEquals("q", refused.errors().get(0).pointer());
    }

    @Test
    void unknownValuesAreNamedWithTheNearest() {
        var filter = Filter.parse("state:faild age>1y", KEYS);
        var value = assertThrows(Rejected.class, () -> filter.oneOf("state", List.of("FAILED", "QUEUED")));
        assertTrue(value.problem().detail().contains("did you mean state:failed?"), value.getMessage());
        assertThrows(Rejected.class, () -> filter.madeBefore(NOW));
    }
}
