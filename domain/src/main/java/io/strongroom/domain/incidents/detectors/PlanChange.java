package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a changed backup plan does less than the one before. AWS replaces a plan as a whole: what is not said is gone. */
final class PlanChange {
    private PlanChange() {}

    /** @param least days that the policy asks for: what a plan that nobody has seen before is held against */
    static List<String> of(AwsEvent event, Optional<Baseline> baseline, long least) {
        var now = event.request().path("backupPlan");
        var before = plan(event.requested("backupPlanId").orElse(""), baseline);
        var less = new ArrayList<String>();
        if (before.isEmpty()) {
            for (var rule : now.path("rules")) {
                var days = now(rule);
                if (days < least) {
                    less.add("rule " + ruleName(rule) + " keeps for " + days + " days, the policy asks for " + least);
                }
            }
            if (less.isEmpty()
                    && baseline.filter(seen -> seen.covers(Kinds.BACKUP_PLANS)).isEmpty()) {
                less.add("whether it does less than before could not be told");
            }
            return less;
        }
        for (var old : before.get().path("rules")) {
            var name = old.path("name").asText();
            var fresh = rules(now).filter(rule -> ruleName(rule).equals(name)).findFirst();
            if (fresh.isEmpty()) {
                less.add("rule " + name + " is gone");
            } else {
                compare(name, old, fresh.get(), less);
            }
        }
        if (!before.get().path("scannedTypes").isEmpty()
                && now.path("scanSettings").isEmpty()) {
            less.add("it scans for malware no more");
        }
        return less;
    }

    private static void compare(String name, JsonNode old, JsonNode fresh, List<String> less) {
        long before = SeenVault.days(old.path("lifecycle"), "deleteAfterDays").orElse(Long.MAX_VALUE);
        if (now(fresh) < before) {
            less.add("rule " + name + " keeps for " + now(fresh) + " days, before "
                    + (before == Long.MAX_VALUE ? "for ever" : "for " + before));
        }
        var copied = new HashSet<String>();
        fresh.path("copyActions")
                .forEach(copy ->
                        copied.add(copy.path("destinationBackupVaultArn").asText()));
        for (var copy : old.path("copies")) {
            var to = copy.path("destinationVaultArn").asText();
            if (!copied.contains(to)) {
                less.add("rule " + name + " copies to " + to + " no more");
            }
        }
        if (old.path("scans").asBoolean() && fresh.path("scanActions").isEmpty()) {
            less.add("rule " + name + " scans for malware no more");
        }
    }

    private static Optional<JsonNode> plan(String id, Optional<Baseline> baseline) {
        return baseline.stream()
                .flatMap(seen -> seen.of(Kinds.BACKUP_PLANS).values().stream())
                .filter(plan -> plan.path("id").asText().equals(id))
                .findFirst();
    }

    private static Stream<JsonNode> rules(JsonNode plan) {
        return StreamSupport.stream(plan.path("rules").spliterator(), false);
    }

    private static String ruleName(JsonNode rule) {
        return rule.path("ruleName").asText();
    }

    private static long now(JsonNode rule) {
        return SeenVault.days(rule.path("lifecycle"), "deleteAfterDays")
                .filter(days -> days > 0)
                .orElse(Long.MAX_VALUE);
    }
}
