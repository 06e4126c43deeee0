package io.strongroom.domain.controls.retention;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The copies of a plan that leave in some sense, and when one last arrived: a rule that copies is no copy. */
record LandedCopies(List<Landed> all) {
    /** @param lastAt when the last copy by this way was complete; empty when none was in the time that AWS remembers */
    record Landed(String rule, BackupPlan.Copy copy, Optional<Instant> lastAt) {}

    static LandedCopies of(BackupPlan plan, Predicate<BackupPlan.Copy> leaving, Inventory inventory) {
        var all = new ArrayList<Landed>();
        for (var rule : plan.rules()) {
            for (var copy : rule.copies()) {
                if (leaving.test(copy)) {
                    all.add(new Landed(rule.name(), copy, lastAt(rule, copy, inventory)));
                }
            }
        }
        return new LandedCopies(List.copyOf(all));
    }

    static Optional<Instant> lastAt(BackupPlan.Rule rule, BackupPlan.Copy copy, Inventory inventory) {
        return inventory.all(Kinds.COPY_ROUTES).stream()
                .filter(route -> route.destinationVaultArn().equals(copy.destinationVaultArn())
                        && route.sourceVaultArn().endsWith(":backup-vault:" + rule.targetVault()))
                .flatMap(route -> route.lastCompletedAt().stream())
                .max(Instant::compareTo);
    }

    /** Those by which something arrived as lately as the policy asks. */
    List<Landed> onTime(Inventory inventory) {
        var oldest = inventory.takenAt().minus(inventory.expectations().copyEvery());
        return all.stream()
                .filter(one -> one.lastAt().filter(at -> !at.isBefore(oldest)).isPresent())
                .toList();
    }

    ObjectNode facts() {
        var copies = Json.array();
        for (var one : all) {
            var fact = copies.addObject()
                    .put("rule", one.rule())
                    .put("destinationVaultArn", one.copy().destinationVaultArn());
            one.lastAt().ifPresent(at -> fact.put("lastCompletedAt", at.toString()));
        }
        return Json.object().set("copies", copies);
    }
}
