package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupKeyIsDisabledTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new BackupKeyIsDisabled();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call(KMS, "ScheduleKeyDeletion", """
                {"keyId":"11111111-2222-3333-4444-555555555555","pendingWindowInDays":7}""");
    }

    private static AwsEvent on(String name, String keyId) {
        return Happened.call(KMS, name, "{\"keyId\":\"" + keyId + "\"}");
    }

    @Test
    void recoveryPointsThatDieWithTheKeyAreCounted() {
        var found = told(trueEvent()).orElseThrow();
        var radius = found.atRisk().orElseThrow();
        assertEquals(Severity.CRITICAL, found.severity());
        assertEquals(10, radius.recoveryPoints());
        assertEquals(Samples.recoveryPoints().bytes(), radius.bytes());
        assertEquals(Optional.of(Samples.recoveryPoints().oldest()), radius.oldest());
        assertEquals(Optional.of(Samples.recoveryPoints().newest()), radius.newest());
        assertTrue(found.because().contains("in 7 days"), found.because());
    }

    @Test
    void keyIsFoundByItsArnToo() {
        assertTrue(
                told(on("DisableKey", Samples.KEY_ARN)).orElseThrow().atRisk().isPresent());
    }

    @Test
    void keyThatProtectsNothingHereMayProtectBackupsElsewhere() {
        var found =
                told(on("DisableKey", "99999999-2222-3333-4444-555555555555")).orElseThrow();
        assertEquals(Severity.MEDIUM, found.severity());
        assertTrue(found.impact().contains("another account"), found.impact());
    }

    @Test
    void policyOfAKeyThatProtectsNothingHereIsNotTold() {
        assertEquals(Optional.empty(), told(on("PutKeyPolicy", "99999999-2222-3333-4444-555555555555")));
    }

    @Test
    void unassessedAccountIsToldAsNotKnown() {
        var found = told(trueEvent(), unassessed()).orElseThrow();
        assertEquals(Severity.HIGH, found.severity());
        assertEquals(Optional.empty(), found.atRisk());
        assertTrue(found.impact().contains("What rests on this key could not be told"), found.impact());
    }

    @Test
    void unreadRecoveryPointsAreNotNone() {
        var around = assessed(Samples.inventory()
                .read(Kinds.VAULTS, List.of())
                .unread(Kinds.RECOVERY_POINTS, new Coverage.Denied("backup:List"))
                .build());
        assertTrue(told(trueEvent(), around).orElseThrow().impact().contains("could not be told"));
    }

    @Test
    void keyOfAnEmptyVaultIsTold() {
        var around = assessed(region().read(Kinds.RECOVERY_POINTS, List.of()).build());
        assertTrue(told(trueEvent(), around).orElseThrow().impact().contains("A vault is encrypted with it"));
    }

    @Test
    void rotationThatStopsIsMedium() {
        assertEquals(
                Severity.MEDIUM,
                told(on("DisableKeyRotation", Samples.KEY_ARN)).orElseThrow().severity());
    }

    @Test
    void platformMayChangeThePolicyAndNotDisable() {
        var platform = Happened.session(PLATFORM, "deploy");
        assertEquals(Optional.empty(), told(Happened.by(platform, on("PutKeyPolicy", Samples.KEY_ARN))));
        assertTrue(told(Happened.by(platform, trueEvent())).isPresent());
    }
}
