package io.strongroom.sandbox.organization;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Filters over a trail's log group and alarms on them: all of them, or only the one that an old guide has for keys. */
final class TamperAlarms {
    private static final String NAMESPACE = "Tampering";

    private static final String KEYS = """
            { ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || \
            ($.eventName = ScheduleKeyDeletion)) }""";

    private static final Map<String, String> ALL =
            Map.of("Backups", """
            { ($.eventSource = backup.amazonaws.com) && (($.eventName = "Delete*") || ($.eventName = "Put*") || \
            ($.eventName = "Update*") || ($.eventName = "Disassociate*")) }""", "Buckets", """
            { ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketPolicy) || \
            ($.eventName = DeleteBucketPolicy)) }""", "Keys", KEYS, "Refusals", """
            { ($.eventSource = backup.amazonaws.com) && ($.errorCode = "AccessDenied*") }""");

    private TamperAlarms() {}

    static void furnish(Premises premises, String group, String topic) {
        boolean all = premises.well("tamper-alarms");
        new TreeMap<>(all ? ALL : Map.of("Keys", KEYS))
                .forEach((what, pattern) -> alarm(premises, group, topic, what, pattern));
        premises.expect("MON-08", premises.regionSettings(), all);
    }

    private static void alarm(Premises premises, String group, String topic, String what, String pattern) {
        premises.home(CloudWatchLogsClient.class)
                .putMetricFilter(r -> r.logGroupName(group)
                        .filterName("tampering-" + what)
                        .filterPattern(pattern)
                        .metricTransformations(metric -> metric.metricNamespace(NAMESPACE)
                                .metricName(what)
                                .metricValue("1")));
        premises.home(CloudWatchClient.class)
                .putMetricAlarm(r -> r.alarmName("tampering-" + what)
                        .namespace(NAMESPACE)
                        .metricName(what)
                        .statistic(Statistic.SUM)
                        .period(300)
                        .evaluationPeriods(1)
                        .threshold(1.0)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                        .alarmActions(topic));
    }
}
