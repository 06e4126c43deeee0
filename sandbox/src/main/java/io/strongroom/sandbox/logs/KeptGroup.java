package io.strongroom.sandbox.logs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.SdkJson;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;

/** One log group with its metric filters, by name. */
record KeptGroup(LogGroup group, SortedMap<String, MetricFilter> filters) {
    private record Body(JsonNode group, Map<String, JsonNode> filters) {}

    static KeptGroup read(JsonNode node) {
        var body = Json.convert(node, Body.class);
        var filters = new TreeMap<String, MetricFilter>();
        body.filters()
                .forEach((name, filter) -> filters.put(
                        name, SdkJson.read(filter, MetricFilter.builder()).build()));
        return new KeptGroup(SdkJson.read(body.group(), LogGroup.builder()).build(), filters);
    }

    JsonNode write() {
        var trees = new TreeMap<String, JsonNode>();
        filters.forEach((name, filter) -> trees.put(name, SdkJson.write(filter)));
        return Json.tree(new Body(SdkJson.write(group), trees));
    }

    KeptGroup with(LogGroup.Builder changed) {
        return new KeptGroup(changed.build(), filters);
    }

    KeptGroup with(SortedMap<String, MetricFilter> changed) {
        return new KeptGroup(group.toBuilder().metricFilterCount(changed.size()).build(), changed);
    }
}
