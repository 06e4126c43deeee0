package io.strongroom.domain.controls.retention;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The copies of a plan that leave in some sense, and when one last arrived: a rule that copies is no copy. */
record LandedCopies(List<Landed> all) {
    private static final Duration MEMORY = Duration.ofDays(30);

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

    /**
     * Whether something arrived by one of them as lately as the policy asks.
     *
     * @throws NotTold when nothing is known to have, and the policy asks for less often than AWS remembers
     */
    boolean anyOnTime(Predicate<Landed> asked, Inventory inventory) {
        var every = inventory.expectations().copyEvery();
        var oldest = inventory.takenAt().minus(every);
        return Told.any(all, one -> {
            if (one.lastAt().isEmpty() && every.compareTo(MEMORY) > 0 && asked.test(one)) {
                throw new NotTold(new Coverage.Unsupported("backup:ListCopyJobs beyond 30 days"));
            }
            return one.lastAt().filter(at -> !at.isBefore(oldest)).isPresent() && asked.test(one);
        });
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
