package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonitoringIsBlindedTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new MonitoringIsBlinded();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call("cloudtrail.amazonaws.com", "StopLogging", """
                {"name":"org-trail"}""");
    }

    private static AwsEvent trail(String name, String request) {
        return Happened.call("cloudtrail.amazonaws.com", name, request);
    }

    @Test
    void trailThatSeesOneRegionOnlyIsTold() {
        assertTrue(told(trail("UpdateTrail", "{\"name\":\"t\",\"isMultiRegionTrail\":false}"))
                .isPresent());
        assertEquals(Optional.empty(), told(trail("UpdateTrail", "{\"name\":\"t\",\"isMultiRegionTrail\":true}")));
    }

    @Test
    void selectorsWithoutWritesAreTold() {
        var all =
                "{\"trailName\":\"t\",\"eventSelectors\":[{\"readWriteType\":\"All\",\"includeManagementEvents\":true}]}";
        assertEquals(Optional.empty(), told(trail("PutEventSelectors", all)));
        assertTrue(told(trail("PutEventSelectors", all.replace("\"All\"", "\"ReadOnly\"")))
                .isPresent());
    }

    @Test
    void advancedSelectorsWithoutManagementEventsAreTold() {
        var some =
                "{\"trailName\":\"t\",\"advancedEventSelectors\":[{\"fieldSelectors\":[{\"field\":\"eventCategory\",\"equals\":[\"%s\"]}]}]}";
        assertTrue(told(trail("PutEventSelectors", some.formatted("Data"))).isPresent());
        assertEquals(Optional.empty(), told(trail("PutEventSelectors", some.formatted("Management"))));
    }

    @Test
    void alarmsOfOthersAreMediumAndOurOwnCritical() {
        var alarms = "{\"alarmNames\":[\"%s\"]}";
        assertEquals(
                Severity.MEDIUM,
                told(Happened.call("monitoring.amazonaws.com", "DeleteAlarms", alarms.formatted("cpu")))
                        .orElseThrow()
                        .severity());
        assertEquals(
                Severity.CRITICAL,
                told(Happened.call("monitoring.amazonaws.com", "DeleteAlarms", alarms.formatted("backup-tamper")))
                        .orElseThrow()
                        .severity());
    }

    @Test
    void platformReplacesItsRules() {
        var rule = Happened.call("events.amazonaws.com", "DeleteRule", """
                {"name":"backup-events"}""");
        assertEquals(Optional.empty(), told(Happened.by(Happened.session(PLATFORM, "deploy"), rule)));
        assertTrue(told(rule).isPresent());
    }

    private static AwsEvent rule(String name, String request) {
        return Happened.call("events.amazonaws.com", name, request);
    }

    private void assertSeverity(Severity severity, AwsEvent event) {
        assertEquals(severity, watched(event).severity());
        assertEquals(Optional.empty(), told(byPlatform(event)));
    }

    @Test
    void rulesOfBackupsAreCriticalAndThoseOfOthersMedium() {
        for (var call : List.of("DisableRule", "DeleteRule")) {
            assertSeverity(Severity.CRITICAL, rule(call, "{\"name\":\"strongroom-feed\"}"));
            assertSeverity(Severity.MEDIUM, rule(call, "{\"name\":\"orders\"}"));
        }
        assertSeverity(Severity.CRITICAL, rule("RemoveTargets", "{\"rule\":\"strongroom-feed\",\"ids\":[\"1\"]}"));
        assertSeverity(Severity.MEDIUM, rule("RemoveTargets", "{\"rule\":\"orders\",\"ids\":[\"1\"]}"));
    }

    @Test
    void ruleThatIsPutDisabledIsADisabledOne() {
        assertSeverity(
                Severity.CRITICAL,
                rule(
                        "PutRule",
                        "{\"name\":\"r\",\"state\":\"DISABLED\",\"eventPattern\":\"{\\\"source\\\":[\\\"aws.backup\\\"]}\"}"));
        assertSeverity(Severity.MEDIUM, rule("PutRule", "{\"name\":\"orders\",\"state\":\"DISABLED\"}"));
    }

    @Test
    void anotherPatternOrTargetOfARuleOfBackupsIsHigh() {
        var put =
                rule("PutRule", "{\"name\":\"backup-events\",\"eventPattern\":\"{\\\"source\\\":[\\\"my.app\\\"]}\"}");
        assertSeverity(Severity.HIGH, put);
        assertTrue(watched(put).because().contains("could not be told"));
        assertSeverity(
                Severity.HIGH,
                rule(
                        "PutTargets",
                        "{\"rule\":\"backup-events\",\"targets\":[{\"id\":\"1\",\"arn\":\"arn:aws:sqs:eu-west-1:123456789012:elsewhere\"}]}"));
    }

    @Test
    void rulesOfOthersAndClocksAreNotTold() {
        assertEquals(
                Optional.empty(),
                told(rule("PutRule", "{\"name\":\"orders\",\"eventPattern\":\"{\\\"source\\\":[\\\"my.app\\\"]}\"}")));
        assertEquals(
                Optional.empty(),
                told(rule("PutRule", "{\"name\":\"nightly-backup\",\"scheduleExpression\":\"rate(1 day)\"}")));
        assertEquals(Optional.empty(), told(rule("PutTargets", "{\"rule\":\"orders\",\"targets\":[{\"id\":\"1\"}]}")));
        assertEquals(Optional.empty(), told(rule("EnableRule", "{\"name\":\"strongroom-feed\"}")));
    }

    @Test
    void busThatGoesOrShutsAccountsOutIsTold() {
        assertSeverity(Severity.CRITICAL, rule("DeleteEventBus", "{\"name\":\"org-backups\"}"));
        assertSeverity(Severity.MEDIUM, rule("DeleteEventBus", "{\"name\":\"orders\"}"));
        assertSeverity(Severity.CRITICAL, rule("RemovePermission", "{\"removeAllPermissions\":true}"));
        assertSeverity(
                Severity.HIGH, rule("RemovePermission", "{\"statementId\":\"acc-1\",\"eventBusName\":\"default\"}"));
        assertEquals(Optional.empty(), told(rule("PutPermission", "{\"statementId\":\"acc-1\"}")));
    }

    private static AwsEvent recorder(String group) {
        return Happened.call(
                "config.amazonaws.com",
                "PutConfigurationRecorder",
                "{\"configurationRecorder\":{\"name\":\"default\",\"roleARN\":\"arn:aws:iam::123456789012:role/config\""
                        + group + "}}");
    }

    @Test
    void recorderThatLeavesBackupsOutIsCritical() {
        assertSeverity(
                Severity.CRITICAL,
                recorder(",\"recordingGroup\":{\"allSupported\":false,\"resourceTypes\":[\"AWS::EC2::Instance\"]}"));
        assertSeverity(
                Severity.CRITICAL,
                recorder(
                        ",\"recordingGroup\":{\"allSupported\":false,\"exclusionByResourceTypes\":{\"resourceTypes\":[\"AWS::Backup::BackupVault\"]},\"recordingStrategy\":{\"useOnly\":\"EXCLUSION_BY_RESOURCE_TYPES\"}}"));
        assertSeverity(
                Severity.MEDIUM,
                recorder(
                        ",\"recordingGroup\":{\"allSupported\":false,\"resourceTypes\":[\"AWS::Backup::BackupPlan\"]}"));
    }

    @Test
    void recorderOfEverythingIsNotTold() {
        assertEquals(Optional.empty(), told(recorder("")));
        assertEquals(Optional.empty(), told(recorder(",\"recordingGroup\":{\"allSupported\":true}")));
    }

    @Test
    void stoppedOrDeletedRecorderIsTold() {
        for (var call : List.of("StopConfigurationRecorder", "DeleteConfigurationRecorder")) {
            var found =
                    watched(Happened.call("config.amazonaws.com", call, "{\"configurationRecorderName\":\"default\"}"));
            assertEquals(Severity.CRITICAL, found.severity());
        }
        assertEquals(
                Optional.empty(),
                told(Happened.call(
                        "config.amazonaws.com",
                        "StartConfigurationRecorder",
                        "{\"configurationRecorderName\":\"default\"}")));
    }
}
