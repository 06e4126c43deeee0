package io.strongroom.domain.controls.retention;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.Expectations.LockTier;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** What plans write is what the lock lets in: every rule and copy is tried against the vault before a job fails on it. */
@Singleton
final class PlansFitVaultLock implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("IMM-04", Kinds.VAULTS)
            .title("Every rule that writes to a vault fits its lock")
            .severity(Severity.HIGH)
            .steps("5.1")
            .reads(Kinds.BACKUP_PLANS, Kinds.RECOVERY_POINTS)
            .frameworks("NIST CP-9 [E]; PCI 3.2.1,10.5.1 [E]; ISO A.8.13,A.5.33 [E]; SOC2 A1.2,CC7.4 [E]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        // An empty default vault counts as well: a lock that refuses everything is why it is empty.
        return !vault.restoreAccessVault()
                && (vault.lockState(inventory.takenAt()) != Vault.LockState.NONE
                        || inventory.all(Kinds.BACKUP_PLANS).stream()
                                .anyMatch(plan -> !plan.writesTo(vault).isEmpty()));
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var state = vault.lockState(inventory.takenAt());
        var problems = new ArrayList<JsonNode>();
        if (state != Vault.LockState.NONE && vault.minRetentionDays().isEmpty()) {
            problems.add(Json.object().put("problem", "no-minimum"));
        }
        if (state != Vault.LockState.NONE && vault.maxRetentionDays().isEmpty()) {
            problems.add(Json.object().put("problem", "no-maximum"));
        }
        for (var plan : inventory.all(Kinds.BACKUP_PLANS)) {
            for (var write : plan.writesTo(vault)) {
                vault.refuses(write.lifecycle()).ifPresent(why -> problems.add(problem(why, plan, write)));
                if (write.lifecycle().leavesColdTooSoon()) {
                    problems.add(problem("leaves-cold-too-soon", plan, write));
                }
            }
        }
        if (becomesFinal(state, inventory)) {
            keptForEver(vault, inventory).ifPresent(problems::add);
        }
        var facts = Json.object();
        vault.minRetentionDays().ifPresent(days -> facts.put("minRetentionDays", days));
        vault.maxRetentionDays().ifPresent(days -> facts.put("maxRetentionDays", days));
        return problems.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail(
                        "Retention and lock of this vault do not fit together.",
                        facts.set("problems", Json.tree(problems)));
    }

    private static boolean becomesFinal(Vault.LockState state, Inventory inventory) {
        return state == Vault.LockState.COMPLIANCE_GRACE
                || state != Vault.LockState.COMPLIANCE_IMMUTABLE
                        && inventory.expectations().lockTier() == LockTier.COMPLIANCE;
    }

    private static Optional<JsonNode> keptForEver(Vault vault, Inventory inventory) {
        var groups = inventory.all(Kinds.RECOVERY_POINTS).stream()
                .filter(points -> points.vaultArn().equals(vault.arn())
                        && points.live()
                        && points.deleteAfterDays().isEmpty())
                .toList();
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.object()
                        .put("problem", "kept-for-ever")
                        .put(
                                "recoveryPoints",
                                groups.stream().mapToLong(RecoveryPoints::count).sum())
                        .set("examples", Json.tree(groups.getFirst().examples())));
    }

    private static JsonNode problem(String what, BackupPlan plan, BackupPlan.Write write) {
        var problem = Json.object()
                .put("problem", what)
                .put("planArn", plan.arn())
                .put("rule", write.rule())
                .put("writer", write.kind());
        write.lifecycle().deleteAfterDays().ifPresent(days -> problem.put("deleteAfterDays", days));
        return problem;
    }
}
