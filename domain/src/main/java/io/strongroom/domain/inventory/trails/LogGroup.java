package io.strongroom.domain.inventory.trails;

import io.strongroom.domain.inventory.Resource;
import java.util.List;
import java.util.Optional;

/** A log group of CloudWatch Logs with its metric filters. @param retentionDays empty: kept for ever */
public record LogGroup(
        String arn,
        String name,
        Optional<Integer> retentionDays,
        Optional<String> kmsKeyArn,
        List<MetricFilter> metricFilters)
        implements Resource {

    public record MetricFilter(String name, String pattern, String namespace, String metric) {}

    /** @param groupArn with or without the {@code :*} that some services put behind it */
    public boolean is(String groupArn) {
        return arn.replaceFirst(":\\*$", "").equals(groupArn.replaceFirst(":\\*$", ""));
    }

    public boolean keeps(int days) {
        return retentionDays.filter(kept -> kept < days).isEmpty();
    }
}
