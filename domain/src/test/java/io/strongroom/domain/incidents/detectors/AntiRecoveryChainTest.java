package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.KnownSurroundings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AntiRecoveryChainTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new AntiRecoveryChain();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call(KMS, "DisableKey", """
                {"keyId":"11111111-2222-3333-4444-555555555555"}""");
    }

    private static AwsEvent before(Duration ago, String source, String name, String request) {
        return Happened.callAt(Happened.AT.minus(ago), source, name, request);
    }

    private static final AwsEvent BLINDING =
            before(Duration.ofHours(5), BACKUP, "DeleteBackupVaultNotifications", "{\"backupVaultName\":\"prod\"}");

    @Override
    KnownSurroundings around() {
        return super.around().withEarlier(List.of(BLINDING));
    }

    @Test
    void bothStepsAreInTheStory() {
        var found = told(trueEvent()).orElseThrow();
        assertEquals(Severity.CRITICAL, found.severity());
        assertTrue(
                found.because().contains("notifications") && found.because().contains("disabled key"), found.because());
        assertEquals(10, found.atRisk().orElseThrow().recoveryPoints());
    }

    @Test
    void whatWasDoneInAnotherAccountIsNotQuoted() {
        var elsewhere = Happened.in(SIBLING, BLINDING);
        var found = told(trueEvent(), around().withEarlier(List.of(elsewhere))).orElseThrow();
        assertEquals(Severity.CRITICAL, found.severity());
        assertTrue(found.because().contains("in another account (INC-05)"), found.because());
        var whole = found.toString();
        assertFalse(whole.contains("vault prod") || whole.contains(SIBLING), whole);
        // A step in this one is told instead, where there is one.
        var both = told(trueEvent(), around().withEarlier(List.of(elsewhere, BLINDING)))
                .orElseThrow();
        assertTrue(both.because().contains("notifications of vault prod"), both.because());
    }

    @Test
    void destructionAloneIsNoChain() {
        assertEquals(Optional.empty(), told(trueEvent(), super.around()));
    }

    @Test
    void keyWithoutBackupsIsNoChain() {
        assertEquals(Optional.empty(), told(Happened.call(KMS, "DisableKey", """
                {"keyId":"99999999-2222-3333-4444-555555555555"}""")));
    }

    @Test
    void alarmOfSomeTeamIsNoBlinding() {
        var alarm =
                before(Duration.ofHours(1), "monitoring.amazonaws.com", "DeleteAlarms", "{\"alarmNames\":[\"cpu\"]}");
        assertEquals(Optional.empty(), told(trueEvent(), around().withEarlier(List.of(alarm))));
    }

    @Test
    void blindingThatWasRefusedIsNone() {
        assertEquals(
                Optional.empty(),
                told(trueEvent(), around().withEarlier(List.of(Happened.refused(BLINDING, "explicit deny")))));
    }

    @Test
    void stoppedTrailBeforeADeletionIsAChain() {
        var trail = before(Duration.ofMinutes(3), "cloudtrail.amazonaws.com", "StopLogging", "{\"name\":\"t\"}");
        var delete = Happened.call(BACKUP, "DeleteRecoveryPoint", """
                {"backupVaultName":"prod","recoveryPointArn":"arn:aws:ec2:eu-west-1::snapshot/snap-1"}""");
        assertTrue(told(delete, around().withEarlier(List.of(trail))).isPresent());
    }
}
