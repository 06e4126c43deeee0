package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.KnownSurroundings;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessIsProbedTest {
    private final AccessIsProbed detector = new AccessIsProbed();

    private static AwsEvent refused(int secondsAgo, String source, String name) {
        return Happened.refused(
                Happened.callAt(Happened.AT.minusSeconds(secondsAgo), source, name, "{}"), "not authorized");
    }

    private Optional<Detection> told(AwsEvent event, int before, int apart) {
        var earlier = IntStream.rangeClosed(1, before)
                .mapToObj(i -> refused(i * apart, DetectorLaws.KMS, "Decrypt"))
                .toList();
        return detector.detect(event, KnownSurroundings.none().withEarlier(earlier));
    }

    @Test
    void tenRefusalsWithinTenMinutesAreTold() {
        var found = told(refused(0, DetectorLaws.BACKUP, "DeleteBackupVault"), 9, 30)
                .orElseThrow();
        assertTrue(
                found.because().contains("refused 10 times") && found.because().contains("kms:Decrypt"),
                found.because());
    }

    @Test
    void refusalsInAnotherAccountCountAndAreNotNamed() {
        var elsewhere = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> Happened.in(DetectorLaws.SIBLING, refused(i, DetectorLaws.KMS, "Decrypt")))
                .toList();
        var found = detector.detect(
                        refused(0, DetectorLaws.BACKUP, "DeleteBackupVault"),
                        KnownSurroundings.none().withEarlier(elsewhere))
                .orElseThrow();
        assertTrue(found.because().contains("refused 10 times"), found.because());
        assertFalse(found.toString().contains("Decrypt"), found.toString());
    }

    @Test
    void nineAreNot() {
        assertEquals(Optional.empty(), told(refused(0, DetectorLaws.BACKUP, "DeleteBackupVault"), 8, 30));
    }

    @Test
    void tenInAnHourAreNot() {
        assertEquals(Optional.empty(), told(refused(0, DetectorLaws.BACKUP, "DeleteBackupVault"), 9, 300));
    }

    @Test
    void otherErrorsDoNotCount() {
        var throttled = Happened.read("""
                {"id":"e","detail-type":"AWS API Call via CloudTrail","source":"aws.backup","account":"123456789012",
                 "detail":{"eventID":"t-1","eventTime":"2026-11-24T12:00:00Z","awsRegion":"eu-west-1",
                 "eventSource":"backup.amazonaws.com","eventName":"ListBackupVaults","errorCode":"ThrottlingException",
                 "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/u"}}}""");
        assertEquals(Optional.empty(), told(throttled, 20, 1));
    }

    @Test
    void longProbingIsToldOnceAnHour() {
        assertEquals(
                told(refused(0, DetectorLaws.KMS, "Decrypt"), 20, 1)
                        .orElseThrow()
                        .occurrence(),
                told(refused(0, DetectorLaws.KMS, "ListKeys"), 30, 1)
                        .orElseThrow()
                        .occurrence());
    }
}
