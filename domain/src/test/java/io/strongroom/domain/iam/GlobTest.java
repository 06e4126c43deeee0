package io.strongroom.domain.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "Team *,      Team A and B, true",
        "*B,          Team A and B, true",
        "T*A*B,       Team A and B, true",
        "Team,        Team A,       false",
        "*,           '',           true",
        "'',          a,            false",
        "a?,          ab,           false",
        "a?,          a?,           true",
        "a.c,         abc,          false",
        "${*},        ${x},         true",
        "a,           *,            false",
    })
    void starAloneStandsForAnything(String pattern, String text, boolean fits) {
        assertEquals(fits, Glob.fits(pattern, text));
    }
}
