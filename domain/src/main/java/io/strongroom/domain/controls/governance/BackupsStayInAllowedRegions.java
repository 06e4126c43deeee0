package io.strongroom.domain.controls.governance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.TreeSet;

/** Backups are where the policy lets them be, and nothing can put them elsewhere. */
@Singleton
final class BackupsStayInAllowedRegions implements Control<Membership> {
    private static final ControlSpec<Membership> SPEC = ControlSpec.of("GOV-06", Kinds.ACCOUNT)
            .title("Backups and their copies stay in the Regions that the policy allows")
            .severity(Severity.HIGH)
            .steps("5.2")
            .reads(Kinds.VAULTS, Kinds.BACKUP_PLANS, Kinds.ORGANIZATION)
            .frameworks("ISO A.5.34,A.5.31 [E]; NIST SA-9(5) [E]; SOC2 C1.1 [E]")
            .build();

    @Override
    public ControlSpec<Membership> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Membership account, Inventory inventory) {
        return !inventory.expectations().allowedRegions().isEmpty();
    }

    @Override
    public Verdict judge(Membership account, Inventory inventory) {
        var allowed = inventory.expectations().allowedRegions();
        ObjectNode facts = Json.object().set("allowedRegions", Json.tree(new TreeSet<>(allowed)));
        var outside = inventory.all(Kinds.VAULTS).stream()
                .filter(vault -> !vault.restoreAccessVault() && vault.recoveryPoints() > 0)
                .map(Vault::arn)
                .filter(arn -> !allowed.contains(Arn.of(arn).region()))
                .toList();
        if (!outside.isEmpty()) {
            return Verdict.fail(
                    "There are backups in Regions that the policy does not allow.",
                    facts.set("vaults", Json.tree(outside)));
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
        return guarded(account, inventory)
                ? Verdict.pass(facts)
                : Verdict.fail("No service control policy keeps backups from being made in other Regions.", (ObjectNode)
                        facts);
    }

    /** Service control policies bind members of an organization, and not the account that manages it. */
    private static boolean guarded(Membership account, Inventory inventory) {
        return !account.boundByScps() || new RegionGuard(inventory).holds();
    }
}
