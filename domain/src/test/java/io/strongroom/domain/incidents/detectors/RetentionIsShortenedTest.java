package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.inventory.Samples;
import java.util.Optional;
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

    @Test
    void missingRuleIsTold() {
        assertTrue(told(update("")).orElseThrow().because().contains("is gone"));
    }

    @Test
    void planThatCannotBeComparedIsToldAsSuch() {
        assertTrue(told(update(rule(400)), unassessed()).orElseThrow().because().contains("could not be told"));
    }
}
