package io.strongroom.sandbox.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.sandbox.calls.Refused;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What CloudWatch Logs does, whoever simulates it. */
abstract class LogsContract {
    final String name = "/test/" + UUID.randomUUID();
    CloudWatchLogsClient logs;

    abstract CloudWatchLogsClient connect();

    @BeforeEach
    void start() {
        logs = connect();
        logs.createLogGroup(r -> r.logGroupName(name));
    }

    LogGroup group() {
        return logs.describeLogGroups(r -> r.logGroupNamePrefix(name))
                .logGroups()
                .getFirst();
    }

    void filter(String filter, String pattern) {
        logs.putMetricFilter(r -> r.logGroupName(name)
                .filterName(filter)
                .filterPattern(pattern)
                .metricTransformations(
                        t -> t.metricName("m").metricNamespace("n").metricValue("1")));
    }

    @Test
    void aGroupIsMadeOnceAndFoundByItsPrefix() {
        assertEquals("arn:aws:logs:eu-west-1:123456789012:log-group:" + name + ":*", group().arn());
        assertThrows(ResourceAlreadyExistsException.class, () -> logs.createLogGroup(r -> r.logGroupName(name)));
        assertTrue(logs.describeLogGroups(r -> r.logGroupNamePrefix(name + "x"))
                .logGroups()
                .isEmpty());
    }

    @Test
    void retentionIsPutAndTaken() {
        assertNull(group().retentionInDays());
        logs.putRetentionPolicy(r -> r.logGroupName(name).retentionInDays(365));
        assertEquals(365, group().retentionInDays());
        logs.deleteRetentionPolicy(r -> r.logGroupName(name));
        assertNull(group().retentionInDays());
    }

    @Test
    void filtersArePutFoundAndDeleted() {
        filter("a", "{ $.x = \"2\" }");
        filter("b", "{ $.x = \"3\" }");
        var found = logs.describeMetricFilters(r -> r.logGroupName(name).filterNamePrefix("a"))
                .metricFilters();
        assertEquals(1, found.size());
        assertEquals("{ $.x = \"2\" }", found.getFirst().filterPattern());
        assertEquals("m", found.getFirst().metricTransformations().getFirst().metricName());
        logs.deleteMetricFilter(r -> r.logGroupName(name).filterName("a"));
        assertEquals(
                1,
                logs.describeMetricFilters(r -> r.logGroupName(name))
                        .metricFilters()
                        .size());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThrows(
                ResourceNotFoundException.class,
                () -> logs.putRetentionPolicy(r -> r.logGroupName("/none").retentionInDays(365)));
        assertThrows(ResourceNotFoundException.class, () -> logs.deleteLogGroup(r -> r.logGroupName("/none")));
    }

    @Test
    void aPatternIsAtMost1024CharactersLong() {
        Refused.with("InvalidParameterException", () -> filter("long", "{ $.x = \"" + "x".repeat(1_024) + "\" }"));
    }
}
