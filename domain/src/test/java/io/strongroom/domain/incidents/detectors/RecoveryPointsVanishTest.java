package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Place;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryPointsVanishTest {
    private static List<Detection> told(long before, long now, long bytesEach) {
        var then = Samples.recoveryPoints();
        var each = then.bytes() / then.count();
        var old = Baseline.seenBy(DetectorLaws.region()
                .read(
                        Kinds.RECOVERY_POINTS,
                        List.of(Records.with(Records.with(then, "count", before), "bytes", before * each)))
                .build());
        var fresh = Records.with(Records.with(then, "count", now), "bytes", now * each * bytesEach);
        var later = Baseline.seenBy(DetectorLaws.region()
                .read(Kinds.RECOVERY_POINTS, now == 0 ? List.of() : List.of(fresh))
                .build());
        return new RecoveryPointsVanish()
                .detect(new Standing(
                        new Place(Samples.ACCOUNT, "eu-west-1"),
                        Optional.of(new Baseline(old.takenAt().minusSeconds(3600), old.resources())),
                        later,
                        Expectations.standard(),
                        Happened.AT));
    }

    @Test
    void lossOfAThirdIsTold() {
        assertTrue(told(100, 60, 1).getFirst().because().contains("40 recovery points"));
    }

    @Test
    void lossOfAFewIsNot() {
        assertEquals(List.of(), told(100, 90, 1));
    }

    @Test
    void emptyVaultIsCritical() {
        assertEquals(Severity.CRITICAL, told(100, 0, 1).getFirst().severity());
    }

    @Test
    void sizeThatTriplesIsTold() {
        assertTrue(told(100, 100, 3).getFirst().because().contains("average size"));
    }

    @Test
    void withoutAnEarlierAssessmentNothingIsTold() {
        var baseline = Baseline.seenBy(DetectorLaws.region().build());
        assertEquals(
                List.of(),
                new RecoveryPointsVanish()
                        .detect(new Standing(
                                new Place(Samples.ACCOUNT, "eu-west-1"),
                                Optional.empty(),
                                baseline,
                                Expectations.standard(),
                                Happened.AT)));
    }
}
