package io.strongroom.domain.controls.governance;

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
import java.util.TreeSet;

/** Backups are where the policy lets them be, and nothing can put them elsewhere. */
@Singleton
final class BackupsStayInAllowedRegions implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("GOV-06", Kinds.BACKUP_SETTINGS)
            .title("Backups and their copies stay in the Regions that the policy allows")
            .severity(Severity.HIGH)
            .steps("5.2")
            .reads(Kinds.VAULTS, Kinds.BACKUP_PLANS, Kinds.ACCOUNT, Kinds.ORGANIZATION)
            .frameworks("ISO A.5.34,A.5.31 [E]; NIST SA-9(5) [E]; SOC2 C1.1 [E]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return !inventory.expectations().allowedRegions().isEmpty();
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var allowed = inventory.expectations().allowedRegions();
        ObjectNode facts = Json.object().set("allowedRegions", Json.tree(new TreeSet<>(allowed)));
        var here = inventory.all(Kinds.VAULTS).stream()
                .filter(vault -> !vault.window() && vault.recoveryPoints() > 0)
                .map(Vault::arn)
                .toList();
        if (!allowed.contains(inventory.region().value()) && !here.isEmpty()) {
            return Verdict.fail(
                    "There are backups in this Region, which the policy does not allow.",
                    facts.set("vaults", Json.tree(here)));
        }
        var away = inventory.all(Kinds.BACKUP_PLANS).stream()
                .flatMap(plan -> plan.rules().stream())
                .flatMap(rule -> rule.copies().stream())
                .filter(copy ->
                        copy.region().filter(code -> !allowed.contains(code)).isPresent())
                .map(BackupPlan.Copy::destinationVaultArn)
                .distinct()
                .toList();
        if (!away.isEmpty()) {
            return Verdict.fail(
                    "Plans copy to Regions that the policy does not allow.",
                    facts.set("destinations", Json.tree(away)));
        }
        return guarded(inventory)
                ? Verdict.pass(facts)
                : Verdict.fail("No service control policy keeps backups from being made in other Regions.", (ObjectNode)
                        facts);
    }

    /** Once per account, and only where service control policies bind at all. */
    private static boolean guarded(Inventory inventory) {
        return !inventory.home()
                || inventory.only(Kinds.ACCOUNT)
                        .filter(account -> account.ouPath().isPresent() && !account.management())
                        .isEmpty()
                || new RegionGuard(inventory).holds();
    }
}
