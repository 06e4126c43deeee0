package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.RestoreTestingSelection;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.KeyValue;
import software.amazon.awssdk.services.backup.model.ProtectedResourceConditions;
import software.amazon.awssdk.services.backup.model.ResourceNotFoundException;
import software.amazon.awssdk.services.backup.model.RestoreTestingPlanForGet;
import software.amazon.awssdk.services.backup.model.RestoreTestingRecoveryPointSelection;
import software.amazon.awssdk.services.backup.model.RestoreTestingSelectionForGet;

/** Restore testing plans and their selections, as states and as calls. */
final class RestoreTestings {
    private RestoreTestings() {}

    static Optional<JsonNode> plan(BackupClient backup, String name) {
        try {
            return Optional.of(state(backup.getRestoreTestingPlan(r -> r.restoreTestingPlanName(name))
                    .restoreTestingPlan()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    static Optional<JsonNode> selection(BackupClient backup, String plan, String name) {
        try {
            return Optional.of(state(backup.getRestoreTestingSelection(
                            r -> r.restoreTestingPlanName(plan).restoreTestingSelectionName(name))
                    .restoreTestingSelection()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    static Applied write(BackupClient backup, String name, Change change, String token) {
        if (change.after().isEmpty()) {
            return Applied.by(backup.deleteRestoreTestingPlan(r -> r.restoreTestingPlanName(name)));
        }
        var after = change.after().get();
        if (change.before().isPresent()) {
            return Applied.by(backup.updateRestoreTestingPlan(r -> r.restoreTestingPlanName(name)
                    .restoreTestingPlan(p -> p.scheduleExpression(
                                    after.path("schedule").asText())
                            .scheduleExpressionTimezone(after.path("timezone").asText())
                            .startWindowHours(after.path("startWindowHours").asInt())
                            .recoveryPointSelection(drawing(after)))));
        }
        var made = backup.createRestoreTestingPlan(r -> r.creatorRequestId(token)
                .restoreTestingPlan(p -> p.restoreTestingPlanName(name)
                        .scheduleExpression(after.path("schedule").asText())
                        .scheduleExpressionTimezone(after.path("timezone").asText())
                        .startWindowHours(after.path("startWindowHours").asInt())
                        .recoveryPointSelection(drawing(after))));
        return Applied.by(made).making(made.restoreTestingPlanArn());
    }

    static Applied write(BackupClient backup, RestoreTestingSelection facet, Change change, String token) {
        var plan = facet.planName();
        var name = facet.selectionName();
        if (change.after().isEmpty()) {
            return Applied.by(backup.deleteRestoreTestingSelection(
                    r -> r.restoreTestingPlanName(plan).restoreTestingSelectionName(name)));
        }
        var after = change.after().get();
        if (change.before().isPresent()) {
            return Applied.by(backup.updateRestoreTestingSelection(r -> r.restoreTestingPlanName(plan)
                    .restoreTestingSelectionName(name)
                    .restoreTestingSelection(s -> s.iamRoleArn(
                                    after.path("roleArn").asText())
                            .protectedResourceArns(texts(after.path("resourceArns")))
                            .protectedResourceConditions(conditions(after.path("conditions")))
                            .restoreMetadataOverrides(overrides(after))
                            .validationWindowHours(after.path("validationHours").asInt()))));
        }
        return Applied.by(backup.createRestoreTestingSelection(r -> r.restoreTestingPlanName(plan)
                .creatorRequestId(token)
                .restoreTestingSelection(s -> s.restoreTestingSelectionName(name)
                        .protectedResourceType(after.path("resourceType").asText())
                        .iamRoleArn(after.path("roleArn").asText())
                        .protectedResourceArns(texts(after.path("resourceArns")))
                        .protectedResourceConditions(conditions(after.path("conditions")))
                        .restoreMetadataOverrides(overrides(after))
                        .validationWindowHours(after.path("validationHours").asInt()))));
    }

    private static RestoreTestingRecoveryPointSelection drawing(JsonNode state) {
        return RestoreTestingRecoveryPointSelection.builder()
                .algorithm(state.path("algorithm").asText())
                .includeVaults(texts(state.path("includeVaults")))
                .excludeVaults(texts(state.path("excludeVaults")))
                .recoveryPointTypesWithStrings(texts(state.path("pointTypes")))
                .selectionWindowDays(state.path("lookBackDays").asInt())
                .build();
    }

    private static JsonNode state(RestoreTestingPlanForGet plan) {
        var drawing = plan.recoveryPointSelection();
        var state = Json.object()
                .put("arn", plan.restoreTestingPlanArn())
                .put("schedule", plan.scheduleExpression())
                .put(
                        "timezone",
                        Optional.ofNullable(plan.scheduleExpressionTimezone()).orElse("Etc/UTC"))
                .put(
                        "startWindowHours",
                        Optional.ofNullable(plan.startWindowHours()).orElse(24))
                .put("algorithm", drawing.algorithmAsString())
                .put(
                        "lookBackDays",
                        Optional.ofNullable(drawing.selectionWindowDays()).orElse(30));
        state.set("includeVaults", sorted(drawing.includeVaults()));
        state.set("excludeVaults", sorted(drawing.excludeVaults()));
        state.set("pointTypes", sorted(drawing.recoveryPointTypesAsStrings()));
        return state;
    }

    private static JsonNode state(RestoreTestingSelectionForGet selection) {
        var state = Json.object()
                .put("resourceType", selection.protectedResourceType())
                .put("roleArn", selection.iamRoleArn())
                .put(
                        "validationHours",
                        Optional.ofNullable(selection.validationWindowHours()).orElse(0));
        state.set("resourceArns", sorted(selection.protectedResourceArns()));
        var conditions = Optional.ofNullable(selection.protectedResourceConditions());
        var tests = Json.object();
        tests.set(
                "equals",
                tests(conditions.map(ProtectedResourceConditions::stringEquals).orElse(List.of())));
        tests.set(
                "notEquals",
                tests(conditions
                        .map(ProtectedResourceConditions::stringNotEquals)
                        .orElse(List.of())));
        state.set("conditions", tests);
        state.set("overrides", Json.tree(new TreeMap<>(selection.restoreMetadataOverrides())));
        return state;
    }

    private static ArrayNode sorted(List<String> texts) {
        var array = Json.array();
        new TreeSet<>(texts).forEach(array::add);
        return array;
    }

    private static ArrayNode tests(List<KeyValue> pairs) {
        var array = Json.array();
        pairs.forEach(pair -> array.add(Json.object().put("key", pair.key()).put("value", pair.value())));
        return array;
    }

    private static ProtectedResourceConditions conditions(JsonNode state) {
        return ProtectedResourceConditions.builder()
                .stringEquals(pairs(state.path("equals")))
                .stringNotEquals(pairs(state.path("notEquals")))
                .build();
    }

    private static List<KeyValue> pairs(JsonNode tests) {
        return tests.valueStream()
                .map(test -> KeyValue.builder()
                        .key(test.path("key").asText())
                        .value(test.path("value").asText())
                        .build())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static Map<String, String> overrides(JsonNode state) {
        return state.path("overrides").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }
}
