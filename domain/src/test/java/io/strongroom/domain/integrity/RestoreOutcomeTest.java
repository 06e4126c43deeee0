package io.strongroom.domain.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestoreOutcomeTest {
    private static AwsEvent notice(String detail) {
        return Happened.notice(Happened.AT, "aws.backup", "Restore Job State Change", "[]", detail);
    }

    private static final String DETAIL = """
            {"restoreJobId":"job-1","backupSizeInBytes":"8589934592","creationDate":"2026-11-23T12:00:00Z",
             "percentDone":0,"resourceType":"EBS","status":"COMPLETED","validationStatus":"SUCCESSFUL",
             "createdResourceArn":"arn:aws:ec2:eu-west-1:123456789012:volume/vol-new",
             "completionDate":"2026-11-23T12:30:00Z",
             "restoreTestingPlanArn":"arn:aws:backup:eu-west-1:123456789012:restore-testing-plan:weekly",
             "backupVaultArn":"%s","recoveryPointArn":"%s","sourceResourceArn":"%s"}""".formatted(Samples.VAULT_ARN, Held.POINT, Held.VOLUME);

    @Test
    void noticeIsRead() {
        assertEquals(Optional.of(Held.test()), RestoreOutcome.of(notice(DETAIL)));
        assertTrue(ToldProof.of(notice(DETAIL)).orElseThrow() instanceof ToldProof.Restored);
    }

    @Test
    void restoreThatNoPlanTestedAndBrokenNoticesAreLeftAlone() {
        for (var field : List.of("restoreTestingPlanArn", "restoreJobId", "recoveryPointArn", "status")) {
            var detail = DETAIL.replace("\"" + field + "\"", "\"other\"");
            assertEquals(Optional.empty(), RestoreOutcome.of(notice(detail)), field);
        }
        assertEquals(Optional.empty(), ToldProof.of(Happened.call("backup.amazonaws.com", "StartRestoreJob", "{}")));
        var odd = DETAIL.replace("2026-11-23T12:00:00Z", "yesterday");
        assertEquals(
                Happened.AT,
                RestoreOutcome.of(notice(odd)).map(RestoreOutcome::startedAt).orElseThrow());
    }

    @Test
    void listedTestIsRead() {
        var read = RestoreOutcome.of(WatchSamples.restoreTest());
        assertEquals("1", read.jobId());
        assertTrue(read.restored() && read.validated("SUCCESSFUL"));
    }

    @Test
    void laterTestThatIsOverHolds() {
        var known = Held.test();
        var later = Records.with(Records.with(known, "jobId", "job-2"), "startedAt", Held.NOW);
        assertEquals(later, RestoreOutcome.latest(known, later));
        assertEquals(later, RestoreOutcome.latest(later, known));
        var running = Records.with(later, "status", "RUNNING");
        assertEquals(known, RestoreOutcome.latest(known, running));
        assertEquals(known, RestoreOutcome.latest(running, known));
    }

    @Test
    void whatIsToldLateOfOneJobTakesNothingBack() {
        var known = Held.test();
        var early = Records.with(
                Records.with(Records.with(known, "status", "RUNNING"), "validation", Optional.empty()),
                "endedAt",
                Optional.empty());
        assertEquals(known, RestoreOutcome.latest(known, early));
        assertEquals(known, RestoreOutcome.latest(early, known));
        assertEquals(known, RestoreOutcome.latest(known, known));
    }

    @Test
    void badContentOutweighsGoodAndBothOutweighSilence() {
        var good = Records.with(Held.test(), "validation", "TIMED_OUT")
                .validated("SUCCESSFUL", "checker", Optional.of("42 rows"));
        assertTrue(good.validated("SUCCESSFUL"));
        assertEquals(Optional.of("checker"), good.validatedBy());
        var bad = good.validated("FAILED", "other", Optional.of("no rows"));
        assertTrue(bad.validated("FAILED"));
        assertEquals(Optional.of("no rows"), bad.message());
        assertEquals(bad, RestoreOutcome.latest(bad, Held.test()));
    }

    @Test
    void messagesAreCut() {
        var long1 = Records.with(Held.test(), "message", "x".repeat(5000));
        assertEquals(1000, long1.message().orElseThrow().length());
    }

    @Test
    void scanNoticeIsReadWhenItIsOver() {
        var detail = """
                {"backupVaultArn":"%s","recoveryPointArn":"%s","resourceArn":"%s","scanJobId":"s-1","state":"%s"%s}""";
        var found = ScanOutcome.of(scan(detail.formatted(
                Samples.VAULT_ARN,
                Held.POINT,
                Held.VOLUME,
                "COMPLETED",
                ",\"scanResult\":{\"scanResultStatus\":\"THREATS_FOUND\"}")));
        assertTrue(found.orElseThrow().infected());
        var running = scan(detail.formatted(Samples.VAULT_ARN, Held.POINT, Held.VOLUME, "RUNNING", ""));
        assertEquals(Optional.empty(), ScanOutcome.of(running));
        var failed = scan(detail.formatted(Samples.VAULT_ARN, Held.POINT, Held.VOLUME, "FAILED", ""));
        assertTrue(!ScanOutcome.of(failed).orElseThrow().clean());
        var clean = ScanOutcome.of(WatchSamples.scan("snap-1", Instant.EPOCH)).orElseThrow();
        assertTrue(clean.clean());
        assertEquals(found.get(), ScanOutcome.latest(found.get(), clean));
    }

    private static AwsEvent scan(String detail) {
        return Happened.notice(Happened.AT, "aws.backup", "Scan Job State Change", "[]", detail);
    }
}
