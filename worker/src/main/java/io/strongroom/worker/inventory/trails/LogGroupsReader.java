package io.strongroom.worker.inventory.trails;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.trails.LogGroup;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;

/** Log groups, and all metric filters of the Region in one list. */
@Singleton
final class LogGroupsReader implements KindReader<LogGroup> {
    @Override
    public Kind<LogGroup> kind() {
        return Kinds.LOG_GROUPS;
    }

    @Override
    public List<LogGroup> read(Gathering from) {
        var logs = from.client(CloudWatchLogsClient.class);
        var groups = from.call(
                "logs:DescribeLogGroups",
                () -> logs.describeLogGroupsPaginator(request -> request.limit(50)).logGroups().stream()
                        .toList());
        if (groups.isEmpty()) {
            return List.of();
        }
        var filters = from.call("logs:DescribeMetricFilters", () -> filters(logs));
        return groups.stream()
                .map(group -> new LogGroup(
                        group.arn(),
                        group.logGroupName(),
                        Optional.ofNullable(group.retentionInDays()),
                        Optional.ofNullable(group.kmsKeyId()),
                        filters.getOrDefault(group.logGroupName(), List.of())))
                .toList();
    }

    private static Map<String, List<LogGroup.MetricFilter>> filters(CloudWatchLogsClient logs) {
        var byGroup = new HashMap<String, List<LogGroup.MetricFilter>>();
        logs.describeMetricFiltersPaginator(request -> request.limit(50))
                .metricFilters()
                .forEach(filter -> byGroup.computeIfAbsent(filter.logGroupName(), name -> new ArrayList<>())
                        .addAll(of(filter)));
        return byGroup;
    }

    private static List<LogGroup.MetricFilter> of(MetricFilter filter) {
        return filter.metricTransformations().stream()
                .map(metric -> new LogGroup.MetricFilter(
                        filter.filterName(),
                        Optional.ofNullable(filter.filterPattern()).orElse(""),
                        metric.metricNamespace(),
                        metric.metricName()))
                .toList();
    }
}
