package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.Logs;
import io.strongroom.domain.changes.WritableFacet.MetricFilter;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Reads and writes log groups and their metric filters. */
final class LogsFacets implements ServiceFacets<Logs> {
    @Override
    public Optional<JsonNode> read(AwsAccount account, Logs facet) {
        var logs = account.client(CloudWatchLogsClient.class);
        return switch (facet) {
            case LogGroup(var name) -> group(logs, name);
            case MetricFilter(var group, var name) -> filter(logs, group, name);
        };
    }

    @Override
    public Applied write(AwsAccount account, Logs facet, Change change, String token) {
        var logs = account.client(CloudWatchLogsClient.class);
        return switch (facet) {
            case LogGroup(var name) ->
                switch (change.kind()) {
                    case CREATE -> create(logs, name, change.after().orElseThrow());
                    case UPDATE ->
                        adjust(
                                logs,
                                name,
                                change.before().orElseThrow(),
                                change.after().orElseThrow());
                    case DELETE -> Applied.by(logs.deleteLogGroup(b -> b.logGroupName(name)));
                };
            case MetricFilter(var group, var name) ->
                change.after().isPresent()
                        ? put(logs, group, name, change.after().get())
                        : Applied.by(logs.deleteMetricFilter(
                                b -> b.logGroupName(group).filterName(name)));
        };
    }

    private static Optional<JsonNode> group(CloudWatchLogsClient logs, String name) {
        return logs.describeLogGroupsPaginator(b -> b.logGroupNamePrefix(name)).logGroups().stream()
                .filter(group -> group.logGroupName().equals(name))
                .findFirst()
                .map(group -> {
                    var state = Json.object();
                    if (group.kmsKeyId() != null && !group.kmsKeyId().isEmpty()) {
                        state.put("kmsKeyArn", group.kmsKeyId());
                    }
                    if (group.retentionInDays() != null) {
                        state.put("retentionDays", group.retentionInDays());
                    }
                    return state.put("arn", group.arn());
                });
    }

    private static Applied create(CloudWatchLogsClient logs, String name, JsonNode wanted) {
        var request = CreateLogGroupRequest.builder().logGroupName(name);
        if (wanted.has("kmsKeyArn")) {
            request.kmsKeyId(wanted.path("kmsKeyArn").asText());
        }
        var made = Applied.by(logs.createLogGroup(request.build()));
        ObjectNode asMade = wanted.deepCopy();
        asMade.remove("retentionDays");
        return made.and(adjust(logs, name, asMade, wanted));
    }

    private static Applied adjust(CloudWatchLogsClient logs, String name, JsonNode before, JsonNode after) {
        var answers = new ArrayList<AwsResponse>();
        if (!before.path("kmsKeyArn").equals(after.path("kmsKeyArn"))) {
            var key = after.path("kmsKeyArn").asText();
            answers.add(
                    key.isEmpty()
                            ? logs.disassociateKmsKey(b -> b.logGroupName(name))
                            : logs.associateKmsKey(b -> b.logGroupName(name).kmsKeyId(key)));
        }
        if (!before.path("retentionDays").equals(after.path("retentionDays"))) {
            int days = after.path("retentionDays").asInt();
            answers.add(
                    days == 0
                            ? logs.deleteRetentionPolicy(b -> b.logGroupName(name))
                            : logs.putRetentionPolicy(b -> b.logGroupName(name).retentionInDays(days)));
        }
        return Applied.by(answers.toArray(AwsResponse[]::new));
    }

    private static Optional<JsonNode> filter(CloudWatchLogsClient logs, String group, String name) {
        try {
            return logs
                    .describeMetricFiltersPaginator(b -> b.logGroupName(group).filterNamePrefix(name))
                    .metricFilters()
                    .stream()
                    .filter(filter -> filter.filterName().equals(name))
                    .findFirst()
                    .map(filter -> {
                        var metric = filter.metricTransformations().getFirst();
                        return Json.object()
                                .put("pattern", filter.filterPattern())
                                .put("metricName", metric.metricName())
                                .put("metricNamespace", metric.metricNamespace())
                                .put("metricValue", metric.metricValue());
                    });
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Applied put(CloudWatchLogsClient logs, String group, String name, JsonNode wanted) {
        return Applied.by(logs.putMetricFilter(b -> b.logGroupName(group)
                .filterName(name)
                .filterPattern(wanted.path("pattern").asText())
                .metricTransformations(
                        t -> t.metricName(wanted.path("metricName").asText())
                                .metricNamespace(wanted.path("metricNamespace").asText())
                                .metricValue(wanted.path("metricValue").asText()))));
    }
}
