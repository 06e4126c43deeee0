package io.strongroom.domain.controls.governance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Vaults, plans, report plans and recovery points say whose they are and what they are for. */
@Singleton
final class BackupResourcesAreTagged implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("GOV-07", Kinds.BACKUP_SETTINGS)
            .title("Vaults, plans, reports and recovery points carry the tags asked for")
            .severity(Severity.LOW)
            .steps("5.3")
            .reads(Kinds.VAULTS, Kinds.BACKUP_PLANS, Kinds.REPORT_PLANS)
            .frameworks("NIST CM-8 [E]; ISO A.5.12,A.5.13 [E]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return !inventory.expectations().requiredTags().isEmpty()
                && !(vaults(inventory).isEmpty()
                        && plans(inventory).isEmpty()
                        && inventory.all(Kinds.REPORT_PLANS).isEmpty());
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var bare = new ArrayList<JsonNode>();
        for (var vault : vaults(inventory)) {
            lack(vault.arn(), vault.tags().value().orElse(Map.of()), inventory).ifPresent(bare::add);
        }
        for (var plan : plans(inventory)) {
            lack(plan.arn(), plan.tags().value().orElse(Map.of()), inventory).ifPresent(bare::add);
            for (var rule : plan.rules()) {
                lack(plan.arn(), rule.recoveryPointTags(), inventory)
                        .ifPresent(lack -> bare.add(lack.put("rule", rule.name())));
            }
        }
        for (var report : inventory.all(Kinds.REPORT_PLANS)) {
            lack(report.arn(), report.tags().value().orElse(Map.of()), inventory)
                    .ifPresent(bare::add);
        }
        return bare.isEmpty()
                ? Verdict.pass()
                : Verdict.fail(
                        "Backup resources of this Region lack tags that the policy asks for.",
                        Json.object().set("lacking", Json.tree(bare)));
    }

    private static List<Vault> vaults(Inventory inventory) {
        return inventory.all(Kinds.VAULTS).stream().filter(Vault::holdsBackups).toList();
    }

    /** What Organizations makes cannot be tagged in the account. */
    private static List<BackupPlan> plans(Inventory inventory) {
        return inventory.all(Kinds.BACKUP_PLANS).stream()
                .filter(plan -> !plan.organizationManaged())
                .toList();
    }

    private static Optional<ObjectNode> lack(String arn, Map<String, String> tags, Inventory inventory) {
        var missing = new TreeSet<>(inventory.expectations().requiredTags());
        missing.removeAll(tags.keySet());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.object().put("arn", arn).set("tags", Json.tree(missing)));
    }
}
