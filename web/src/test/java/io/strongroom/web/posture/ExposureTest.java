package io.strongroom.web.posture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.posture.Counts;
import org.junit.jupiter.api.Test;

class ExposureTest {
    @Test
    void unknownIsNeitherGreenNorZero() {
        var dark = cell(new Counts(0, 0, 7, 0, 0), true);
        assertEquals("none", dark.tone());
        assertEquals("n/a", dark.text());
        assertFalse(dark.quiet());
        assertEquals("none", cell(Counts.NONE, false).tone());
        assertEquals("not assessed", cell(Counts.NONE, false).spoken());
    }

    @Test
    void nothingToJudgeIsToldFromNotAssessed() {
        var empty = cell(new Counts(0, 0, 0, 3, 0), true);
        assertEquals("void", empty.tone());
        assertEquals("nothing to judge", empty.spoken());
    }

    @Test
    void onlyWhatIsWholeIsAHundred() {
        assertEquals("95", cell(new Counts(999, 1, 0, 0, 0), true).tone());
        assertEquals("99%", cell(new Counts(999, 1, 0, 0, 0), true).text());
        assertEquals("100", cell(new Counts(9, 0, 0, 0, 0), true).tone());
        assertEquals("80", cell(new Counts(8, 2, 0, 0, 0), true).tone());
        assertEquals("50", cell(new Counts(5, 5, 0, 0, 0), true).tone());
        assertEquals("0", cell(new Counts(0, 1, 0, 0, 0), true).tone());
    }

    @Test
    void acceptedFailureIsNoPass() {
        var cell = cell(new Counts(1, 0, 0, 0, 1), true);
        assertEquals("50%", cell.text());
        assertEquals("0 of 2 fail, 1 accepted", cell.spoken());
    }

    @Test
    void whatCouldOnlyPartlyBeToldIsMarked() {
        var cell = cell(new Counts(4, 0, 2, 0, 0), true);
        assertTrue(cell.partly());
        assertFalse(cell.quiet());
    }

    private static Exposure cell(Counts counts, boolean assessed) {
        return new Exposure("Access", counts, assessed, "/findings");
    }
}
