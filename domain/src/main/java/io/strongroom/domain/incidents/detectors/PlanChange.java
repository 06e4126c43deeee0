package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a changed backup plan does less than the one before. AWS replaces a plan as a whole: what is not said is gone. */
final class PlanChange {
    private PlanChange() {}

    /** @param least days that the policy asks for: what a plan that nobody has seen before is held against */
    static Losses of(AwsEvent event, Optional<Baseline> baseline, long least) {
        var now = event.request().path("backupPlan");
        var before = plan(event.requested("backupPlanId").orElse(""), baseline);
        var losses = new Losses();
        if (before.isEmpty()) {
            for (var rule : now.path("rules")) {
                var days = RuleChange.kept(rule.path("lifecycle"));
                if (days < least) {
                    losses.sure("rule " + name(rule) + " keeps for " + days + " days, the policy asks for " + least);
                }
            }
            // Made after the last assessment, or never read: in both cases nobody knows what it did before.
            if (!losses.any()) {
                losses.untold("whether it does less than before could not be told");
            }
            return losses;
        }
        var day = LocalDate.ofInstant(event.at(), ZoneOffset.UTC);
        for (var old : before.get().path("rules")) {
            var name = old.path("name").asText();
            rules(now)
                    .filter(rule -> name(rule).equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            fresh -> new RuleChange("rule " + name, old, fresh, day).addTo(losses),
                            () -> losses.sure("rule " + name + " is gone"));
        }
        if (!before.get().path("scannedTypes").isEmpty()
                && now.path("scanSettings").isEmpty()) {
            losses.sure("it scans for malware no more");
        }
        return losses;
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

    private static String name(JsonNode rule) {
        return rule.path("ruleName").asText();
    }
}
