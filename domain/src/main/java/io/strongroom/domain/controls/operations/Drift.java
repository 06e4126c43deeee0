package io.strongroom.domain.controls.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What got weaker between two assessments. What the earlier one could not read is no ground to speak of drift; what this
 * one cannot read is not known to be as it was.
 */
final class Drift {
    private final Baseline earlier;
    private final Inventory inventory;
    private final Shortcomings found;
    private final Set<String> drifted = new TreeSet<>();

    Drift(Baseline earlier, Inventory inventory) {
        this.earlier = earlier;
        this.inventory = inventory;
        this.found = Shortcomings.of("Since the last assessment,");
    }

    Verdict verdict() {
        var facts = Json.object().put("since", earlier.takenAt().toString());
        facts.set("drifted", Json.tree(drifted));
        return found.verdict(facts);
    }

    void vaults() {
        pairs(Kinds.VAULTS, (before, vault) -> {
            unless(vault, () -> vault.locked() || !before.path("locked").asBoolean(), "was unlocked");
            unless(vault, () -> same(before, "lockDate", vault.lockDate()), "has another lock date");
            unless(
                    vault,
                    () -> same(before, "minRetentionDays", vault.minRetentionDays()),
                    "has another least retention");
            unless(
                    vault,
                    () -> same(before, "maxRetentionDays", vault.maxRetentionDays()),
                    "has another greatest retention");
            unless(
                    vault,
                    () -> sameMeaning(before.path("accessPolicy"), vault.accessPolicy()),
                    "has another access policy");
            unless(vault, () -> told(before, "notifications").isEmpty() || notifies(before, vault), "notifies less");
        });
    }

    /** Those of vaults: an account has many other keys, which are not watched here. */
    void keys() {
        var ofVaults = earlier.of(Kinds.VAULTS).values().stream()
                .map(vault -> vault.path("kmsKeyArn").asText())
                .collect(Collectors.toSet());
        pairs(Kinds.KEYS, ofVaults::contains, (before, key) -> {
            unless(
                    key,
                    () -> key.currentState().equals("Enabled")
                            || told(before, "state")
                                    .filter(then -> then.asText().equals("Enabled"))
                                    .isEmpty(),
                    "is " + (key.described() ? key.currentState() : "in a state that nobody tells"));
            unless(key, () -> sameMeaning(before.path("policy"), key.policy()), "has another key policy");
            unless(
                    key,
                    () -> !told(before, "rotation")
                                    .map(then -> then.path("enabled").asBoolean())
                                    .orElse(false)
                            || key.rotation()
                                    .value()
                                    .filter(Key.Rotation::enabled)
                                    .isPresent(),
                    "rotates no more");
        });
    }

    void plans() {
        pairs(Kinds.BACKUP_PLANS, (before, plan) -> {
            var rules = plan.rules().stream().collect(Collectors.toMap(BackupPlan.Rule::id, Json::tree, (a, b) -> a));
            for (var rule : before.path("rules")) {
                var now = rules.get(text(rule, "id"));
                unless(plan, () -> now != null, "lost rule " + text(rule, "name"));
                unless(
                        plan,
                        () -> now == null || keepsAsLong(rule, now),
                        "keeps for a shorter time by rule " + text(rule, "name"));
                unless(
                        plan,
                        () -> now == null
                                || now.path("copies").size()
                                        >= rule.path("copies").size(),
                        "copies less by rule " + text(rule, "name"));
                unless(
                        plan,
                        () -> now == null
                                || now.path("scans").asBoolean()
                                || !rule.path("scans").asBoolean(),
                        "scans no more by rule " + text(rule, "name"));
            }
            told(before, "selections")
                    .ifPresent(then -> unless(plan, () -> selects(plan).containsAll(selects(then)), "selects less"));
        });
    }

    void settings() {
        pairs(
                Kinds.BACKUP_SETTINGS,
                (before, settings) -> before.path("optedIn")
                        .properties()
                        .forEach(entry -> unless(
                                settings,
                                () -> !entry.getValue().asBoolean()
                                        || settings.optedIn().getOrDefault(entry.getKey(), false),
                                "do not opt in to " + entry.getKey())));
    }

    void gone(Kind<? extends Resource> kind) {
        pairs(kind, (before, now) -> {});
    }

    private <R extends Resource> void pairs(Kind<R> kind, BiConsumer<JsonNode, R> compare) {
        pairs(kind, arn -> true, compare);
    }

    private <R extends Resource> void pairs(Kind<R> kind, Predicate<String> watched, BiConsumer<JsonNode, R> compare) {
        new TreeMap<>(earlier.of(kind)).forEach((arn, before) -> {
            if (watched.test(arn)) {
                unless(arn, () -> inventory.find(kind, arn).isPresent(), "is gone");
                if (inventory.coverage(kind) instanceof Coverage.Read) {
                    inventory.find(kind, arn).ifPresent(now -> compare.accept(before, now));
                }
            }
        });
    }

    private void unless(Resource resource, BooleanSupplier holds, String otherwise) {
        unless(resource.arn(), holds, otherwise);
    }

    private void unless(String arn, BooleanSupplier holds, String otherwise) {
        found.unless(
                () -> {
                    var as = holds.getAsBoolean();
                    if (!as) {
                        drifted.add(arn);
                    }
                    return as;
                },
                arn + " " + otherwise);
    }

    private static boolean same(JsonNode before, String property, Optional<?> now) {
        return now.map(value -> Json.tree(value).asText()).orElse("").equals(text(before, property));
    }

    private static boolean sameMeaning(JsonNode before, Told<JsonNode> now) {
        if (before.has("unknown")) {
            return true;
        }
        var is = now.value().map(PolicyDocument::of).orElseGet(PolicyDocument::empty);
        var was = before.has("told") ? PolicyDocument.of(before.path("told")) : PolicyDocument.empty();
        return was.meansTheSameAs(is);
    }

    private static boolean notifies(JsonNode before, Vault vault) {
        var then = told(before, "notifications").orElseThrow();
        return vault.notifications()
                .value()
                .filter(now -> now.topicArn().equals(text(then, "topicArn"))
                        && now.events().containsAll(PolicyReach.texts(then.path("events"))))
                .isPresent();
    }

    /** Without a number of days a recovery point is kept for ever. */
    private static boolean keepsAsLong(JsonNode before, JsonNode now) {
        return days(now) >= days(before);
    }

    private static long days(JsonNode rule) {
        return rule.path("lifecycle").path("deleteAfterDays").asLong(Long.MAX_VALUE);
    }

    private static Set<String> selects(BackupPlan plan) {
        return plan.selections().value().orElse(List.of()).stream()
                .map(BackupPlan.Selection::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> selects(JsonNode selections) {
        return StreamSupport.stream(selections.spliterator(), false)
                .map(one -> text(one, "id"))
                .collect(Collectors.toSet());
    }

    private static Optional<JsonNode> told(JsonNode before, String property) {
        return Optional.ofNullable(before.path(property).get("told"));
    }

    private static String text(JsonNode node, String property) {
        return node.path(property).asText();
    }
}
