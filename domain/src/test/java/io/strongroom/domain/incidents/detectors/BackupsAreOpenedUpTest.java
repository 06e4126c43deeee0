package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupsAreOpenedUpTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new BackupsAreOpenedUp();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call(BACKUP, "StartRestoreJob", """
                {"recoveryPointArn":"arn:aws:ec2:eu-west-1::snapshot/snap-1","iamRoleArn":"arn:aws:iam::123456789012:role/backup","metadata":{}}""");
    }

    @Test
    void restoreInWorkingHoursIsMedium() {
        assertEquals(Severity.MEDIUM, told(trueEvent()).orElseThrow().severity());
    }

    @Test
    void restoreAtNightIsHigh() {
        var night = Happened.callAt(Happened.AT.plus(Duration.ofHours(11)), BACKUP, "StartRestoreJob", "{}");
        assertEquals(Severity.HIGH, told(night).orElseThrow().severity());
    }

    @Test
    void platformRestoresWithoutBeingTold() {
        assertEquals(Optional.empty(), told(Happened.by(Happened.session(PLATFORM, "restore"), trueEvent())));
    }

    @Test
    void strangersPrincipalIsOdd() {
        var identity = Happened.session("arn:aws:iam::666666666666:role/Thief", "t");
        assertTrue(
                told(Happened.by(identity, trueEvent())).orElseThrow().because().contains(STRANGER));
    }

    @Test
    void accessPointIsHigh() {
        var call = Happened.call(BACKUP, "CreateBackupAccessPoint", """
                {}""");
        assertEquals(Severity.HIGH, told(call).orElseThrow().severity());
    }
}
