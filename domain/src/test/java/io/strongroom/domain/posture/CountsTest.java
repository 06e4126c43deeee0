package io.strongroom.domain.posture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void eachVerdictCountsOnce() {
        var sum = Stream.of(
                        Verdict.pass(),
                        Verdict.fail("No."),
                        Verdict.fail("No."),
                        Verdict.unknown(new Coverage.Throttled("x")),
                        Verdict.notApplicable("None."))
                .map(verdict -> Counts.of(new Judgement(new ControlId("IMM-01"), "x", "y", verdict)))
                .reduce(Counts.NONE, Counts::plus);
        assertEquals(new Counts(1, 2, 1, 1, 0), sum);
    }

    @Test
    void whatIsAddedCanBeTakenAway() {
        var one = new Counts(1, 2, 3, 4, 5);
        assertEquals(Counts.NONE, one.minus(one));
        assertEquals(one, one.plus(one).minus(one));
    }

    @Test
    void acceptingMovesFailuresAndBack() {
        var one = new Counts(1, 5, 0, 0, 0);
        assertEquals(new Counts(1, 3, 0, 0, 2), one.accepting(2));
        assertEquals(one, one.accepting(2).accepting(-2));
    }

    @Test
    void unknownLowersConfidenceAndNotTheScore() {
        var counts = new Counts(3, 1, 4, 9, 0);
        assertEquals(OptionalDouble.of(0.75), counts.score());
        assertEquals(OptionalDouble.of(0.5), counts.confidence());
    }

    @Test
    void acceptedFailureStillIsNoPass() {
        assertEquals(new Counts(3, 1, 0, 0, 0).score(), new Counts(3, 0, 0, 0, 1).score());
    }

    @Test
    void nothingJudgedHasNoScore() {
        assertEquals(OptionalDouble.empty(), new Counts(0, 0, 3, 2, 0).score());
        assertEquals(OptionalDouble.of(0), new Counts(0, 0, 3, 2, 0).confidence());
        assertEquals(OptionalDouble.empty(), new Counts(0, 0, 0, 2, 0).confidence());
    }
}
