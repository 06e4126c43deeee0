package io.strongroom.domain.controls.retention;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A plan makes a backup every day that is kept long enough. */
@Singleton
final class PlanBacksUpDaily implements Control<BackupPlan> {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long CONTINUOUS_DAYS = 35;

    private static final ControlSpec<BackupPlan> SPEC = ControlSpec.of("IMM-06", Kinds.BACKUP_PLANS)
            .title("Every plan backs up daily and keeps it as long as the policy asks")
            .severity(Severity.MEDIUM)
            .steps("5.1")
            .only(Kinds.BACKUP_PLANS)
            .frameworks("NIST CP-9 [E]; PCI 3.2.1,10.5.1 [S]; ISO A.8.13,A.5.33 [E]; SOC2 A1.2,CC7.4 [S]")
            .build();

    @Override
    public ControlSpec<BackupPlan> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(BackupPlan plan, Inventory inventory) {
        var asked = inventory.expectations().recoveryPoint();
        var most = asked.compareTo(DAY) < 0 ? asked : DAY;
        var rules = Json.array();
        Optional<String> unclear = Optional.empty();
        for (var rule : plan.rules()) {
            boolean kept = rule.kept().keepsAtLeast(least(rule, inventory));
            if (kept && rule.starts().isEmpty()) {
                unclear = rule.schedule();
            }
            // On the clock face: a day with 25 hours is a day.
            var gap = rule.starts().flatMap(starts -> starts.longestGap(ZoneOffset.UTC, today(inventory)));
            if (kept && gap.isPresent() && gap.get().compareTo(most) <= 0) {
                return Verdict.pass(seen(rule, gap));
            }
            rules.add(seen(rule, gap));
        }
        return unclear.map(text -> Verdict.unknown(new Coverage.Unsupported(text)))
                .orElseGet(() -> Verdict.fail(
                        "No rule of this plan both runs often enough and keeps what it makes long enough.",
                        Json.object().put("mostHours", most.toHours()).set("rules", rules)));
    }

    private static long least(BackupPlan.Rule rule, Inventory inventory) {
        long asked = inventory.expectations().minRetentionDays();
        return rule.continuous() ? Math.min(asked, CONTINUOUS_DAYS) : asked;
    }

    private static LocalDate today(Inventory inventory) {
        return inventory.takenAt().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static ObjectNode seen(BackupPlan.Rule rule, Optional<Duration> gap) {
        var seen = Json.object().put("rule", rule.name()).put("timezone", rule.timezone());
        rule.schedule().ifPresent(text -> seen.put("schedule", text));
        gap.ifPresent(pause -> seen.put("longestPauseMinutes", pause.toMinutes()));
        rule.kept().deleteAfterDays().ifPresent(days -> seen.put("deleteAfterDays", days));
        return seen.put("keptForEver", rule.kept().forEver());
    }
}
