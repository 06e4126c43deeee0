package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Vaults that plans write to, and that have had nothing new of a type for longer than the policy allows. */
final class OverdueVaults {
    private OverdueVaults() {}

    /** @param sure whether a plan is known to write there */
    record Overdue(String vaultArn, String resourceType, Instant newest, boolean sure) {
        /** The same until something newer comes and gets too old in its turn. */
        String occurrence() {
            return resourceType + " " + newest;
        }
    }

    static List<Overdue> of(Standing standing) {
        var baseline = standing.baseline();
        if (!baseline.covers(Kinds.RECOVERY_POINTS)) {
            return List.of();
        }
        var newest = new TreeMap<String, RecoveryPoints>();
        for (var group : Stakes.live(baseline)) {
            newest.merge(
                    group.vaultArn() + " " + group.resourceType(),
                    group,
                    (a, b) -> a.newest().isAfter(b.newest()) ? a : b);
        }
        boolean plansRead = baseline.covers(Kinds.BACKUP_PLANS);
        var overdue = new ArrayList<Overdue>();
        for (var group : newest.values()) {
            boolean late =
                    group.newest().plus(standing.expectations().recoveryPoint()).isBefore(standing.at());
            if (late && (!plansRead || written(group.vaultArn(), baseline))) {
                overdue.add(new Overdue(group.vaultArn(), group.resourceType(), group.newest(), plansRead));
            }
        }
        return overdue;
    }

    private static boolean written(String vaultArn, Baseline baseline) {
        return baseline.of(Kinds.BACKUP_PLANS).values().stream().anyMatch(plan -> writes(plan, vaultArn));
    }

    private static boolean writes(JsonNode plan, String vaultArn) {
        for (var rule : plan.path("rules")) {
            if (vaultArn.endsWith(":backup-vault:" + rule.path("targetVault").asText())
                    || vaultArn.equals(rule.path("airGappedVaultArn").asText())) {
                return true;
            }
        }
        return false;
    }
}
