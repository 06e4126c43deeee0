package io.strongroom.web.exceptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Rejected;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExceptionFormTest {
    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    @Test
    void lastDayEndsItAtMidnightAndIsAtMostAYearAhead() {
        assertEquals(Optional.of(Instant.parse("2026-01-11T00:00:00Z")), end("2026-01-10"));
        assertEquals(Optional.of(Instant.parse("2027-01-10T00:00:00Z")), end("2027-01-09"));
        for (var day : List.of("2026-01-09", "2027-01-10", "", "soon", "+1000000-01-01")) {
            assertEquals(List.of("/until"), wrong(Map.of("until", day)), day);
        }
    }

    @Test
    void linkFromAFindingMeansItsResourceAndFromAControlAnAccount() {
        assertEquals("resource", form(Map.of("resource", "arn:aws:s3:::logs")).kind());
        assertEquals("account", form(Map.of("control", "IMM-01")).kind());
    }

    @Test
    void onlyTheFieldsOfTheChosenKindCount() {
        assertEquals(List.of(), wrong(Map.of("kind", "unit", "ou", "/prod", "account", "no number")));
        assertEquals(List.of("/ou"), wrong(Map.of("kind", "unit", "ou", "prod")));
        assertEquals(List.of("/resource"), wrong(Map.of("kind", "resource", "resource", "a bucket")));
        assertEquals(List.of("/kind"), wrong(Map.of("kind", "planet")));
        assertEquals(List.of(), wrong(Map.of("kind", "everything", "account", "")));
    }

    @Test
    void whatIsOutOfReachIsSaidAtItsField() {
        var said = Map.of("kind", "everything");
        var rejected = assertThrows(
                Rejected.class,
                () -> form(said).check(id -> true, scope -> !scope.equals(new ExemptionScope.Everything()), NOON));
        assertEquals("/kind", rejected.problem().errors().getFirst().pointer());
    }

    private static Optional<Instant> end(String day) {
        return form(Map.of("until", day)).check(id -> true, scope -> true, NOON).expiresAt();
    }

    private static List<String> wrong(Map<String, String> said) {
        try {
            form(said).check(id -> true, scope -> true, NOON);
            return List.of();
        } catch (Rejected e) {
            return e.problem().errors().stream().map(FieldError::pointer).toList();
        }
    }

    private static ExceptionForm form(Map<String, String> said) {
        var all = new MultivaluedHashMap<String, String>();
        Map.of(
                        "control", "IMM-01",
                        "account", "111111111111",
                        "reason", "It moves to the locked vault.",
                        "owner", "ops",
                        "until", "2026-02-01")
                .forEach(all::putSingle);
        said.forEach(all::putSingle);
        return ExceptionForm.of(all);
    }
}
