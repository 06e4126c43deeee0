package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
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
}
