package io.strongroom.sandbox.logs;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.store.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterResponse;

/** Metric filters of log groups, up to 100 each. Patterns are kept, not tried: nothing is logged here. */
final class MetricFilters {
    private static final int MOST = 100;
    private static final int LONGEST_PATTERN = 1_024;
    private static final int PAGE = 50;
    private final Calls calls;
    private final LogGroups groups;

    MetricFilters(Calls calls, LogGroups groups) {
        this.calls = calls;
        this.groups = groups;
    }

    PutMetricFilterResponse put(Documents documents, PutMetricFilterRequest request) {
        requireSound(request);
        groups.change(documents, request.logGroupName(), kept -> {
            var filters = new TreeMap<>(kept.filters());
            filters.put(
                    request.filterName(),
                    MetricFilter.builder()
                            .filterName(request.filterName())
                            .filterPattern(request.filterPattern())
                            .logGroupName(request.logGroupName())
                            .metricTransformations(request.metricTransformations())
                            .creationTime(calls.now().toEpochMilli())
                            .build());
            if (filters.size() > MOST) {
                throw LogsErrors.limit("Resource limit exceeded.");
            }
            return kept.with(filters);
        });
        return PutMetricFilterResponse.builder().build();
    }

    DescribeMetricFiltersResponse describe(Documents documents, DescribeMetricFiltersRequest request) {
        var prefix = request.filterNamePrefix() == null ? "" : request.filterNamePrefix();
        var all = new ArrayList<MetricFilter>();
        // Without a group those of all groups are meant.
        (request.logGroupName() == null
                        ? groups.all(documents)
                        : List.of(groups.require(documents, request.logGroupName())))
                .forEach(group -> all.addAll(group.filters().values()));
        all.removeIf(filter -> !filter.filterName().startsWith(prefix));
        var page = Page.of(
                all,
                filter -> filter.logGroupName() + " " + filter.filterName(),
                request.nextToken(),
                request.limit(),
                PAGE,
                () -> LogsErrors.invalid("The specified nextToken is invalid."));
        return DescribeMetricFiltersResponse.builder()
                .metricFilters(page.items())
                .nextToken(page.next())
                .build();
    }

    DeleteMetricFilterResponse delete(Documents documents, DeleteMetricFilterRequest request) {
        groups.change(documents, request.logGroupName(), kept -> {
            var filters = new TreeMap<>(kept.filters());
            if (filters.remove(request.filterName()) == null) {
                throw LogsErrors.notFound("The specified metric filter does not exist.");
            }
            return kept.with(filters);
        });
        return DeleteMetricFilterResponse.builder().build();
    }

    private static void requireSound(PutMetricFilterRequest request) {
        if (request.filterPattern().length() > LONGEST_PATTERN) {
            throw LogsErrors.invalid("The filter pattern is longer than " + LONGEST_PATTERN + " characters.");
        }
        var pattern = request.filterPattern().strip();
        boolean open = pattern.startsWith("{") != pattern.endsWith("}")
                || pattern.chars().filter(c -> c == '(').count()
                        != pattern.chars().filter(c -> c == ')').count();
        if (open) {
            throw LogsErrors.invalid("Invalid character(s) in term '" + pattern + "'");
        }
        if (request.metricTransformations().size() != 1) {
            throw LogsErrors.invalid("A metric filter needs exactly one metric transformation.");
        }
    }
}
