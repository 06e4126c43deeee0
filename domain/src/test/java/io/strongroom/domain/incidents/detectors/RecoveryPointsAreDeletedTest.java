package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecoveryPointsAreDeletedTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new RecoveryPointsAreDeleted();
    }

    @Override
    AwsEvent trueEvent() {
        return delete(0);
    }

    private static AwsEvent delete(int secondsBefore) {
        return Happened.callAt(Happened.AT.minusSeconds(secondsBefore), BACKUP, "DeleteRecoveryPoint", """
                {"backupVaultName":"prod","recoveryPointArn":"arn:aws:ec2:eu-west-1::snapshot/snap-0a1b2c3d4e5f60001"}""");
    }

    private Severity after(int many, int secondsApart) {
        var earlier = IntStream.rangeClosed(1, many)
                .mapToObj(i -> delete(i * secondsApart))
                .toList();
        return told(delete(0), around().withEarlier(earlier)).orElseThrow().severity();
    }

    @Test
    void whatTheVaultHeldIsAtRisk() {
        var found = told(trueEvent()).orElseThrow();
        assertEquals(10, found.atRisk().orElseThrow().recoveryPoints());
        assertTrue(found.impact().contains("10 recovery points"), found.impact());
    }

    @Test
    void unassessedAccountIsToldAsNotKnown() {
        var found = told(trueEvent(), unassessed()).orElseThrow();
        assertEquals(Optional.empty(), found.atRisk());
        assertTrue(found.impact().contains("could not be told"), found.impact());
    }

    @Test
    void fiveWithinTenMinutesAreABurst() {
        assertEquals(Severity.HIGH, after(3, 60));
        assertEquals(Severity.CRITICAL, after(4, 60));
    }

    @Test
    void fiveInOneSecondAreABurst() {
        assertEquals(Severity.CRITICAL, after(4, 0));
    }

    @Test
    void fiveInAnHourAreNone() {
        assertEquals(Severity.HIGH, after(4, 700));
    }

    @Test
    void longBurstIsToldOnceAMinute() {
        var earlier = IntStream.range(0, 100).mapToObj(i -> delete(0)).toList();
        var one = told(delete(0), around().withEarlier(earlier)).orElseThrow();
        var other = told(delete(0), around().withEarlier(earlier)).orElseThrow();
        assertEquals(one.occurrence(), other.occurrence());
    }

    @Test
    void deletionThatFailedIsNotTold() {
        assertEquals(Optional.empty(), told(Happened.refused(trueEvent(), "not authorized")));
    }

    @Test
    void deletionThroughAStackIsThePersons() {
        var identity = Happened.session(Happened.ROLE, "mallory")
                .replace(
                        "\"type\":\"AssumedRole\"",
                        "\"type\":\"AssumedRole\",\"invokedBy\":\"cloudformation.amazonaws.com\"");
        assertTrue(told(Happened.by(identity, trueEvent())).isPresent());
    }

    @Test
    void cuttingOffIsTold() {
        var event = Happened.call(BACKUP, "DisassociateRecoveryPoint", """
                {"backupVaultName":"prod","recoveryPointArn":"arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup:job-1"}""");
        assertTrue(told(event).orElseThrow().because().contains("cut off"));
    }
}
