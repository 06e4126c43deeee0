package io.strongroom.sandbox.cloudwatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** What CloudWatch does with alarms, whoever simulates it. */
abstract class AlarmContract {
    static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alerts";
    final String name = "test-" + UUID.randomUUID();
    CloudWatchClient alarms;

    abstract CloudWatchClient connect();

    @BeforeEach
    void start() {
        alarms = connect();
    }

    void put(double threshold, String... actions) {
        alarms.putMetricAlarm(r -> r.alarmName(name)
                .alarmDescription("d")
                .metricName("m")
                .namespace("n")
                .statistic("Sum")
                .period(300)
                .evaluationPeriods(1)
                .threshold(threshold)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .treatMissingData("notBreaching")
                .alarmActions(actions));
    }

    List<MetricAlarm> found() {
        return alarms.describeAlarms(r -> r.alarmNames(name)).metricAlarms();
    }

    @Test
    void anAlarmIsPutReplacedAndFound() {
        put(1, TOPIC);
        put(2);
        var alarm = found().getFirst();
        assertEquals("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:" + name, alarm.alarmArn());
        assertEquals(2, alarm.threshold());
        assertEquals("notBreaching", alarm.treatMissingData());
        assertTrue(alarm.actionsEnabled());
        assertTrue(alarm.alarmActions().isEmpty());
    }

    @Test
    void aDeletedAlarmIsGone() {
        put(1);
        alarms.deleteAlarms(r -> r.alarmNames(name));
        assertTrue(found().isEmpty());
    }
}
