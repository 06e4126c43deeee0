package io.strongroom.domain.remediations.trails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.MetricFilter;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Proposal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A metric filter and an alarm for each kind of event that must not go unseen. */
record AuditAlarms(AuditNames names, String group, Optional<String> topicArn) {
    private static final int PERIOD_SECONDS = 300;

    static Set<Facet> reads(AuditNames names, String group) {
        return SecurityEventFilter.ALL.stream()
                .flatMap(event ->
                        Stream.<Facet>of(new MetricFilter(group, names.filter(event)), new Alarm(names.alarm(event))))
                .collect(Collectors.toSet());
    }

    /** An alarm of the same name that watches something else is somebody's own. */
    Optional<Refused> objection(Snapshot snapshot) {
        return SecurityEventFilter.ALL.stream()
                .map(event -> new Alarm(names.alarm(event)))
                .filter(alarm -> snapshot.state(alarm)
                        .filter(state -> !state.path("metricNamespace").asText().equals(names.namespace()))
                        .isPresent())
                .findFirst()
                .map(alarm -> new Refused(
                        "alarm-is-not-ours",
                        "There is an alarm " + alarm.alarmName()
                                + " that watches something else. Rename it or choose another" + " trail name."));
    }

    List<Change> changes(Snapshot snapshot) {
        var changes = new ArrayList<Change>();
        for (var event : SecurityEventFilter.ALL) {
            var filter = new MetricFilter(group, names.filter(event));
            TrailSettings.change(Change.put(filter, snapshot.state(filter), filter(event)))
                    .forEach(changes::add);
        }
        for (var event : SecurityEventFilter.ALL) {
            var alarm = new Alarm(names.alarm(event));
            var before = snapshot.state(alarm);
            TrailSettings.change(Change.put(alarm, before, alarm(event, before)))
                    .forEach(changes::add);
        }
        return changes;
    }

    private ObjectNode filter(SecurityEventFilter event) {
        return Json.object()
                .put("pattern", event.pattern())
                .put("metricName", event.id())
                .put("metricNamespace", names.namespace())
                .put("metricValue", "1");
    }

    /** Whom the alarm tells already, it goes on telling. */
    private ObjectNode alarm(SecurityEventFilter event, Optional<JsonNode> before) {
        var actions = new TreeSet<>(
                before.map(state -> PolicyReach.texts(state.path("actions"))).orElseGet(List::of));
        topicArn.ifPresent(actions::add);
        var alarm = Json.object()
                .put("description", event.meaning())
                .put("metricName", event.id())
                .put("metricNamespace", names.namespace())
                .put("statistic", "Sum")
                .put("periodSeconds", PERIOD_SECONDS)
                .put("evaluationPeriods", 1)
                .put("threshold", 1)
                .put("comparison", "GreaterThanOrEqualToThreshold")
                .put("treatMissingData", "notBreaching");
        return alarm.set("actions", Json.tree(actions));
    }
}
