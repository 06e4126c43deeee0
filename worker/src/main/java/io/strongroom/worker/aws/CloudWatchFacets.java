package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.CloudWatch;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Reads and writes alarms on metrics. */
final class CloudWatchFacets implements ServiceFacets<CloudWatch> {
    @Override
    public Optional<JsonNode> read(AwsAccount account, CloudWatch facet) {
        return switch (facet) {
            case Alarm(var name) ->
                account
                        .client(CloudWatchClient.class)
                        .describeAlarms(b -> b.alarmNames(name).alarmTypes(AlarmType.METRIC_ALARM))
                        .metricAlarms()
                        .stream()
                        .findFirst()
                        .map(CloudWatchFacets::state);
        };
    }

    @Override
    public Applied write(AwsAccount account, CloudWatch facet, Change change, String token) {
        var cloudWatch = account.client(CloudWatchClient.class);
        return switch (facet) {
            case Alarm(var name) ->
                change.after().isPresent()
                        ? put(cloudWatch, name, change.after().get())
                        : Applied.by(cloudWatch.deleteAlarms(b -> b.alarmNames(name)));
        };
    }

    /** Actions that are switched off tell nobody, and so are read as none. */
    private static JsonNode state(MetricAlarm alarm) {
        var actions = Boolean.FALSE.equals(alarm.actionsEnabled()) ? List.<String>of() : alarm.alarmActions();
        var state = Json.object();
        if (alarm.alarmDescription() != null) {
            state.put("description", alarm.alarmDescription());
        }
        state.put("metricName", alarm.metricName())
                .put("metricNamespace", alarm.namespace())
                .put("statistic", alarm.statisticAsString())
                .put("periodSeconds", alarm.period())
                .put("evaluationPeriods", alarm.evaluationPeriods())
                .put("threshold", alarm.threshold())
                .put("comparison", alarm.comparisonOperatorAsString())
                .put("treatMissingData", alarm.treatMissingData() == null ? "missing" : alarm.treatMissingData());
        state.set("actions", Json.tree(new TreeSet<>(actions)));
        return state.put("arn", alarm.alarmArn());
    }

    private static Applied put(CloudWatchClient cloudWatch, String name, JsonNode wanted) {
        var actions = new TreeSet<String>();
        wanted.path("actions").forEach(action -> actions.add(action.asText()));
        return Applied.by(cloudWatch.putMetricAlarm(b -> b.alarmName(name)
                .alarmDescription(wanted.path("description").asText())
                .metricName(wanted.path("metricName").asText())
                .namespace(wanted.path("metricNamespace").asText())
                .statistic(wanted.path("statistic").asText())
                .period(wanted.path("periodSeconds").asInt())
                .evaluationPeriods(wanted.path("evaluationPeriods").asInt())
                .threshold(wanted.path("threshold").asDouble())
                .comparisonOperator(wanted.path("comparison").asText())
                .treatMissingData(wanted.path("treatMissingData").asText())
                .actionsEnabled(true)
                .alarmActions(actions)));
    }
}
