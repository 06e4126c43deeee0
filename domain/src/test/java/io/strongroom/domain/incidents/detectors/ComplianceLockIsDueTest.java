package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Place;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.policies.Expectations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComplianceLockIsDueTest {
    private static List<Detection> told(String component, Object value, Duration left) {
        var due = Happened.AT.plus(left);
        var vault = Records.with(Records.with(Samples.vault(), "lockDate", Optional.of(due)), component, value);
        var baseline = Baseline.seenBy(
                DetectorLaws.region().read(Kinds.VAULTS, List.of(vault)).build());
        return new ComplianceLockIsDue()
                .detect(new Standing(
                        new Place(Samples.ACCOUNT, "eu-west-1"),
                        Optional.empty(),
                        baseline,
                        Expectations.standard(),
                        Happened.AT));
    }

    private static List<Detection> told(Duration left) {
        return told("locked", true, left);
    }

    @Test
    void eachTermIsItsOwnOccurrence() {
        var occurrences = Stream.of(71, 47, 23, 1)
                .map(hours -> told(Duration.ofHours(hours)))
                .map(found -> found.getFirst().occurrence())
                .map(text -> text.substring(text.lastIndexOf(' ') + 1))
                .toList();
        assertEquals(List.of("72h", "48h", "24h", "2h"), occurrences);
    }

    @Test
    void farOrPastOnesAreNotTold() {
        assertEquals(List.of(), told(Duration.ofHours(73)));
        assertEquals(List.of(), told(Duration.ZERO));
        assertEquals(List.of(), told(Duration.ofHours(-1)));
    }

    @Test
    void airGappedVaultIsNotTold() {
        assertEquals(List.of(), told("kind", "LOGICALLY_AIR_GAPPED_BACKUP_VAULT", Duration.ofHours(1)));
    }

    @Test
    void whatItHoldsIsSaid() {
        assertEquals(
                10, told(Duration.ofHours(1)).getFirst().atRisk().orElseThrow().recoveryPoints());
    }
}
