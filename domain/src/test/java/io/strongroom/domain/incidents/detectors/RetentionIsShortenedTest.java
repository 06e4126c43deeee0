package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.KnownSurroundings;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.Lifecycle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionIsShortenedTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new RetentionIsShortened();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call(BACKUP, "DeleteBackupPlan", """
                {"backupPlanId":"p-1"}""");
    }

    private static AwsEvent keep(String days) {
        return Happened.call(
                BACKUP,
                "UpdateRecoveryPointLifecycle",
                "{\"backupVaultName\":\"prod\",\"recoveryPointArn\":\"arn:aws:ec2:eu-west-1::snapshot/snap-99\","
                        + "\"lifecycle\":{\"deleteAfterDays\":" + days + "}}");
    }

    private static AwsEvent update(String rules) {
        return Happened.call(
                BACKUP,
                "UpdateBackupPlan",
                "{\"backupPlanId\":\"" + Samples.plan().id() + "\",\"backupPlan\":{\"backupPlanName\":\"x\",\"rules\":["
                        + rules + "]}}");
    }

    /** The sample plan's first rule as it would be put. */
    private static String rule(long days) {
        var rule = Samples.plan().rules().getFirst();
        var copies = rule.copies().stream()
                .map(copy -> "{\"destinationBackupVaultArn\":\"" + copy.destinationVaultArn() + "\"}")
                .toList();
        return "{\"ruleName\":\"" + rule.name()
                + "\",\"targetBackupVaultName\":\"prod\",\"lifecycle\":{\"deleteAfterDays\":" + days
                + "},\"copyActions\":" + copies + ",\"scanActions\":[{\"malwareScanner\":\"GUARDDUTY\"}]}";
    }

    private static long days() {
        return Samples.plan().rules().getFirst().kept().deleteAfterDays().orElseThrow();
    }

    @Test
    void shorterLifeOfARecoveryPointIsTold() {
        assertTrue(told(keep("1")).orElseThrow().because().contains("kept for 1 days"));
    }

    @Test
    void longerLifeIsNotTold() {
        assertEquals(Optional.empty(), told(keep("90")));
        assertEquals(Optional.empty(), told(keep("400")));
        assertEquals(Optional.empty(), told(keep("-1")));
    }

    @Test
    void lifeThatCannotBeComparedIsToldAsSuch() {
        assertTrue(told(keep("400"), unassessed()).orElseThrow().because().contains("could not be told"));
    }

    @Test
    void shorterRuleIsTold() {
        assertTrue(told(update(rule(1))).orElseThrow().because().contains("keeps for 1 days"));
    }

    @Test
    void sameRuleIsNotTold() {
        assertEquals(Optional.empty(), told(update(rule(days()))));
    }

    private static final String COPY = "arn:aws:backup:eu-central-1:210987654321:backup-vault:far";

    /** A plan whose only rule does all that can be lost. */
    private static KnownSurroundings demanding() {
        var rule = new BackupPlan.Rule(
                "rule-1",
                "hourly",
                "prod",
                Optional.of("cron(0 * ? * MON-FRI *)"),
                "Etc/UTC",
                Optional.of(new Lifecycle(Optional.of(90L), Optional.empty(), Optional.empty())),
                List.of(new BackupPlan.Copy(
                        COPY, Optional.of(new Lifecycle(Optional.of(365L), Optional.empty(), Optional.empty())))),
                true,
                Map.of(),
                Optional.empty(),
                false);
        return assessed(Samples.inventory()
                .read(Kinds.BACKUP_PLANS, List.of(Records.with(Samples.plan(), "rules", List.of(rule))))
                .build());
    }

    private static final String SAME = """
            {"ruleName":"hourly","targetBackupVaultName":"prod","scheduleExpression":"cron(0 * ? * MON-FRI *)",
             "scheduleExpressionTimezone":"Europe/Berlin","enableContinuousBackup":true,"lifecycle":{"deleteAfterDays":90},
             "copyActions":[{"destinationBackupVaultArn":"%s","lifecycle":{"deleteAfterDays":365}}]}""".formatted(COPY);

    private Optional<Detection> put(String from, String to) {
        assertTrue(SAME.contains(from), from);
        return told(update(SAME.replace(from, to)), demanding());
    }

    private void assertLess(String sentence, Optional<Detection> found) {
        assertTrue(found.orElseThrow().because().contains(sentence), found.toString());
        assertEquals(Severity.HIGH, found.orElseThrow().severity());
    }

    @Test
    void ruleThatIsPutAgainOrDoesMoreIsNotTold() {
        assertEquals(Optional.empty(), told(update(SAME), demanding()));
        assertEquals(Optional.empty(), put("MON-FRI", "*"));
        assertEquals(Optional.empty(), put("\"deleteAfterDays\":365", "\"deleteAfterDays\":-1"));
        assertEquals(Optional.empty(), put("{\"deleteAfterDays\":90}", "{\"deleteAfterDays\":91}"));
    }

    @Test
    void rarerScheduleIsTold() {
        assertLess("starts more rarely", put("0 * ? * MON-FRI *", "0 5 ? * * *"));
        // The weekend is the longest pause of both.
        assertLess("starts more rarely", put("0 * ? * MON-FRI *", "0 0/2 ? * MON-FRI *"));
        assertLess("starts more rarely", put("cron(0 * ? * MON-FRI *)", "rate(3 days)"));
        assertLess("starts more rarely", put("MON-FRI *", "MON-FRI 2027"));
    }

    @Test
    void scheduleThatIsTakenAwayIsTold() {
        assertLess("has lost its schedule", put("\"scheduleExpression\":\"cron(0 * ? * MON-FRI *)\",", ""));
    }

    @Test
    void scheduleThatCannotBeComparedIsToldAsSuch() {
        var found = put("cron(0 * ? * MON-FRI *)", "at dawn").orElseThrow();
        assertTrue(found.because().contains("whether that is rarer could not be told"), found.because());
        assertEquals(Severity.MEDIUM, found.severity());
    }

    @Test
    void otherVaultIsTold() {
        assertLess("writes to vault scratch, before to prod", put("\"prod\"", "\"scratch\""));
    }

    @Test
    void continuousBackupThatEndsIsTold() {
        assertLess("no continuous backup", put("\"enableContinuousBackup\":true,", ""));
    }

    @Test
    void shorterOrMissingCopyIsTold() {
        assertLess(
                "keeps its copy in " + COPY + " for 30 days, before for 365",
                put("\"deleteAfterDays\":365", "\"deleteAfterDays\":30"));
        assertLess("copies to " + COPY + " no more", put(COPY, COPY + "-near"));
    }

    @Test
    void whatGoesWithItsCopyIsTold() {
        assertLess(
                "as soon as it is copied",
                put("{\"deleteAfterDays\":90}", "{\"deleteAfterEvent\":\"DELETE_AFTER_COPY\"}"));
    }

    @Test
    void planThatIsNewerThanTheAssessmentIsToldAsNotComparable() {
        var event = Happened.call(BACKUP, "UpdateBackupPlan", """
                {"backupPlanId":"new","backupPlan":{"rules":[{"ruleName":"r","lifecycle":{"deleteAfterDays":400}}]}}""");
        var found = told(event).orElseThrow();
        assertTrue(found.because().contains("could not be told"), found.because());
        assertEquals(Severity.MEDIUM, found.severity());
    }

    @Test
    void missingRuleIsTold() {
        assertTrue(told(update("")).orElseThrow().because().contains("is gone"));
    }

    @Test
    void planThatCannotBeComparedIsToldAsSuch() {
        assertTrue(told(update(rule(400)), unassessed()).orElseThrow().because().contains("could not be told"));
    }

    private static AwsEvent stop(int second) {
        return Happened.callAt(
                Happened.AT.plusSeconds(second), BACKUP, "StopBackupJob", "{\"backupJobId\":\"job-" + second + "\"}");
    }

    @Test
    void stoppedJobIsMedium() {
        var found = watched(stop(0));
        assertEquals(Severity.MEDIUM, found.severity());
        assertTrue(found.because().contains("stopped backup job job-0"), found.because());
    }

    @Test
    void manyStoppedJobsAreHighAndToldOnce() {
        var earlier =
                IntStream.range(0, 4).mapToObj(RetentionIsShortenedTest::stop).toList();
        var around = around().withEarlier(earlier);
        var found = told(stop(60), around).orElseThrow();
        assertEquals(Severity.HIGH, found.severity());
        assertTrue(found.because().contains("stopped 5 backup jobs within 10 minutes"), found.because());
        assertEquals(found.occurrence(), told(stop(61), around).orElseThrow().occurrence());
    }

    @Test
    void stoppedJobsOfAnHourAgoAndStartedOnesAreNoBurst() {
        var old = IntStream.range(0, 9).mapToObj(n -> stop(n - 3600)).toList();
        assertEquals(
                Severity.MEDIUM,
                told(stop(0), around().withEarlier(old)).orElseThrow().severity());
        assertEquals(Optional.empty(), told(Happened.call(BACKUP, "StartBackupJob", "{\"backupVaultName\":\"prod\"}")));
    }
}
