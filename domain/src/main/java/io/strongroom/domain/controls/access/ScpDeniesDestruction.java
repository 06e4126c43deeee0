package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** SCPs above the account keep everyone but backup administrators from ending backups. */
@Singleton
final class ScpDeniesDestruction implements Control<Membership> {
    private static final int MOST_SPARED = 5;
    private static final List<String> ACTIONS = List.of(
            "backup:DeleteBackupVault",
            "backup:DeleteBackupVaultAccessPolicy",
            "backup:DeleteBackupVaultLockConfiguration",
            "backup:DeleteRecoveryPoint",
            "backup:DeleteBackupPlan",
            "backup:DeleteBackupSelection",
            "backup:PutBackupVaultAccessPolicy",
            "backup:UpdateRegionSettings",
            "backup:UpdateGlobalSettings",
            "backup:DeleteRestoreTestingPlan",
            "backup:DeleteFramework",
            "backup:DeleteReportPlan",
            "backup:CancelLegalHold");
    private static final ControlSpec<Membership> SPEC = ControlSpec.of("ACC-11", Kinds.ACCOUNT)
            .title("SCPs deny what ends backups to all but backup administrators")
            .severity(Severity.HIGH)
            .steps("2.1", "2.3")
            .reads(Kinds.ORGANIZATION)
            .frameworks("NIST AC-3,CP-9 d [E]; CIS7 2.1.x [E]; ISO A.5.15 [E]")
            .build();

    @Override
    public ControlSpec<Membership> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Membership account, Inventory inventory) {
        return account.boundByScps();
    }

    @Override
    public Verdict judge(Membership account, Inventory inventory) {
        var scps = Guardrails.of(inventory);
        var open = new ArrayList<String>();
        var spared = new TreeSet<String>();
        boolean wide = false;
        for (var action : ACTIONS) {
            var denied = scps.denied(action);
            if (!denied.denied()) {
                open.add(action);
            }
            spared.addAll(denied.spared());
            wide |= denied.wide();
        }
        var facts = Json.object();
        facts.set("notDenied", Json.tree(open));
        facts.set("spared", Json.tree(spared));
        facts.set("policies", Json.tree(scps.names()));
        if (!open.isEmpty()) {
            return Verdict.fail(
                    "No SCP above the account denies " + open.size() + " of " + ACTIONS.size()
                            + " calls that end backups.",
                    facts);
        }
        return wide || spared.size() > MOST_SPARED
                ? Verdict.fail("The SCPs spare too many from what they deny.", facts)
                : Verdict.pass(facts);
    }
}
