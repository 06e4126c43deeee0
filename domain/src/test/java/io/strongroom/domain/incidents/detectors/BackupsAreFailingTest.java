package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.KnownSurroundings;
import io.strongroom.domain.incidents.Place;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.policies.Expectations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupsAreFailingTest {
    private final BackupsAreFailing detector = new BackupsAreFailing();

    private static AwsEvent job(int minutesAgo, String state) {
        return Happened.notice(
                Happened.AT.minusSeconds(60L * minutesAgo),
                "aws.backup",
                "Backup Job State Change",
                "[]",
                """
                {"backupJobId":"j","backupVaultName":"prod","resourceArn":"arn:aws:ec2:eu-west-1:123456789012:volume/vol-1",
                 "resourceType":"EBS","state":"%s","statusMessage":"\\"vault does not exist\\""}""".formatted(state));
    }

    private Optional<Detection> told(AwsEvent event, AwsEvent... earlier) {
        return detector.detect(event, KnownSurroundings.none().withEarlier(List.of(earlier)));
    }

    @Test
    void thirdFailureInARowIsTold() {
        var found =
                told(job(0, "FAILED"), job(120, "FAILED"), job(60, "EXPIRED")).orElseThrow();
        assertTrue(found.because().contains("3 times in a row (vault does not exist)"), found.because());
    }

    @Test
    void secondIsNot() {
        assertEquals(Optional.empty(), told(job(0, "FAILED"), job(60, "FAILED")));
    }

    @Test
    void successBetweenBreaksTheStreak() {
        assertEquals(
                Optional.empty(), told(job(0, "FAILED"), job(180, "FAILED"), job(120, "FAILED"), job(60, "COMPLETED")));
    }

    @Test
    void runningJobsDoNotBreakIt() {
        assertTrue(told(job(0, "FAILED"), job(120, "FAILED"), job(60, "FAILED"), job(10, "RUNNING"))
                .isPresent());
    }

    @Test
    void historyIsThatOfTheResource() {
        assertEquals(
                Optional.of("arn:aws:ec2:eu-west-1:123456789012:volume/vol-1"),
                job(0, "FAILED").subject());
    }

    @Test
    void restoreTestThatIsNotValidatedIsToldAtOnce() {
        var test = Happened.notice(Happened.AT, "aws.backup", "Restore Job State Change", "[]", """
                {"restoreJobId":"r","status":"COMPLETED","validationStatus":"FAILED","sourceResourceArn":"arn:aws:rds:eu-west-1:123456789012:db:d",
                 "restoreTestingPlanArn":"arn:aws:backup:eu-west-1:123456789012:restore-testing-plan:t"}""");
        assertTrue(told(test).orElseThrow().because().contains("restore test"));
    }

    private List<Detection> standing(Duration old) {
        var baseline = Baseline.seenBy(DetectorLaws.region().build());
        var newest = Samples.recoveryPoints().newest();
        return detector.detect(new Standing(
                new Place(Samples.ACCOUNT, "eu-west-1"),
                Optional.empty(),
                baseline,
                Expectations.standard(),
                newest.plus(old)));
    }

    @Test
    void vaultWithoutANewBackupIsToldOnce() {
        var late = standing(Duration.ofHours(37));
        assertEquals(1, late.size());
        assertEquals(
                late.getFirst().occurrence(),
                standing(Duration.ofHours(99)).getFirst().occurrence());
    }

    @Test
    void recentBackupIsNotTold() {
        assertEquals(List.of(), standing(Duration.ofHours(35)));
    }
}
