package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupGlobalSettings;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Map;

/** Nobody in the account can make just any account the destination of its backups. */
@Singleton
final class CopyTargetsAreLimited implements Control<Membership> {
    /** A destination that nobody has; an SCP that lets it through lets any through. */
    private static final Map<String, String> NOWHERE = Map.of(
            "backup:CopyTargets", "arn:aws:backup:us-east-1:000000000000:backup-vault:strongroom-imagined",
            "backup:CopyTargetOrgPaths", "o-0000000000/r-0000/ou-0000-00000000/");

    private static final ControlSpec<Membership> SPEC = ControlSpec.of("ACC-12", Kinds.ACCOUNT)
            .title("SCPs limit where backups may be copied to")
            .severity(Severity.HIGH)
            .steps("2.4")
            .reads(Kinds.ORGANIZATION, Kinds.BACKUP_GLOBAL_SETTINGS)
            .frameworks("NIST AC-4,SC-7(10) [E]; PCI 7.2,10.3.2 [E]; ISO A.8.12 [E]; SOC2 CC6.7 [E]")
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
        if (scps.refuse("backup:CopyFromBackupVault", account.id().value(), inventory.partition(), NOWHERE)) {
            return Verdict.pass(Json.object().set("policies", Json.tree(scps.names())));
        }
        var crossAccount = inventory
                .only(Kinds.BACKUP_GLOBAL_SETTINGS)
                .map(BackupGlobalSettings::crossAccountBackup)
                .orElse(true);
        return crossAccount
                ? Verdict.fail(
                        "No SCP above the account limits where its backups may be copied to.",
                        Json.object().set("policies", Json.tree(scps.names())))
                : Verdict.notApplicable("Copies to other accounts are switched off in the organization.");
    }
}
