package io.strongroom.domain.assessments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionJudgedTest {
    private static final Verdict PASS = Verdict.pass();
    private static final Verdict FAIL = Verdict.fail("No.");
    private static final Verdict UNKNOWN = Verdict.unknown(new Coverage.Throttled("x"));
    private static final Verdict NONE = Verdict.notApplicable("None.");

    @Test
    void ofTwoVerdictsOnOneResourceTheWorseHolds() {
        assertEquals(List.of(FAIL), kept(PASS, FAIL, UNKNOWN));
        assertEquals(List.of(UNKNOWN), kept(PASS, UNKNOWN, NONE));
        assertEquals(List.of(PASS), kept(NONE, PASS));
    }

    @Test
    void ofEquallyBadOnesTheFirstHolds() {
        var other = Verdict.fail("Neither.");
        assertEquals(List.of(FAIL), kept(FAIL, other));
    }

    private static List<Verdict> kept(Verdict... verdicts) {
        var judgements = Arrays.stream(verdicts)
                .map(verdict -> new Judgement(new ControlId("IMM-01"), "type", "arn", verdict))
                .toList();
        return new RegionJudged("eu-west-1", Instant.EPOCH, false, Map.of(), judgements, Optional.empty())
                .judgements().stream().map(Judgement::verdict).toList();
    }
}
