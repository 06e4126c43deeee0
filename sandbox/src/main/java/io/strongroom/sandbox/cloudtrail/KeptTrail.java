package io.strongroom.sandbox.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.SdkJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * One trail.
 *
 * @param basic basic selectors; empty when advanced ones are in their place
 * @param started when logging was last started
 * @param stopped when it was last stopped
 */
record KeptTrail(
        Trail trail,
        List<EventSelector> basic,
        List<AdvancedEventSelector> advanced,
        boolean logging,
        Optional<Instant> started,
        Optional<Instant> stopped,
        SortedMap<String, String> tags) {

    private record Body(
            JsonNode trail,
            List<JsonNode> basic,
            List<JsonNode> advanced,
            boolean logging,
            Optional<Instant> started,
            Optional<Instant> stopped,
            Map<String, String> tags) {}

    static KeptTrail read(JsonNode node) {
        var body = Json.convert(node, Body.class);
        return new KeptTrail(
                SdkJson.read(body.trail(), Trail.builder()).build(),
                body.basic().stream()
                        .map(one -> SdkJson.read(one, EventSelector.builder()).build())
                        .toList(),
                body.advanced().stream()
                        .map(one -> SdkJson.read(one, AdvancedEventSelector.builder())
                                .build())
                        .toList(),
                body.logging(),
                body.started(),
                body.stopped(),
                new TreeMap<>(body.tags()));
    }

    JsonNode write() {
        return Json.tree(
                new Body(SdkJson.write(trail), trees(basic), trees(advanced), logging, started, stopped, tags));
    }

    private static List<JsonNode> trees(List<? extends SdkPojo> shapes) {
        return shapes.stream().<JsonNode>map(SdkJson::write).toList();
    }

    KeptTrail with(Trail changed) {
        return new KeptTrail(changed, basic, advanced, logging, started, stopped, tags);
    }

    KeptTrail selecting(List<EventSelector> newBasic, List<AdvancedEventSelector> newAdvanced) {
        return new KeptTrail(trail, newBasic, newAdvanced, logging, started, stopped, tags);
    }

    KeptTrail tagged(SortedMap<String, String> changed) {
        return new KeptTrail(trail, basic, advanced, logging, started, stopped, changed);
    }

    KeptTrail logging(boolean on, Instant at) {
        return on
                ? new KeptTrail(trail, basic, advanced, true, Optional.of(at), stopped, tags)
                : new KeptTrail(trail, basic, advanced, false, started, Optional.of(at), tags);
    }
}
