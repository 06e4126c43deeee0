package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Decision;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.keys.BackupKeys;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The policy of a vault's key lets AWS Backup do its work for the roles of the plans, or leaves that to IAM. */
@Singleton
final class KeyPoliciesLetBackupWork implements Control<Key> {
    private static final ControlSpec<Key> SPEC = ControlSpec.of("ENC-07", Kinds.KEYS)
            .title("Policies of vault keys grant what AWS Backup needs")
            .severity(Severity.HIGH)
            .steps("1.3", "1.4")
            .reads(Kinds.VAULTS, Kinds.BACKUP_PLANS)
            .frameworks("NIST SC-12,SC-12(2) [E]; PCI 3.6.1,3.7.x [E]; HIPAA 164.312(a)(2)(iv) [E]; ISO A.8.24 [E];"
                    + " SOC2 CC6.1 [E]")
            .remediation("create-backup-key")
            .build();

    @Override
    public ControlSpec<Key> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Key key, Inventory inventory) {
        return (!key.described() || key.customerManaged())
                && BackupKeys.ofVault(key, inventory)
                && key.customerManaged();
    }

    @Override
    public Verdict judge(Key key, Inventory inventory) {
        var policy = key.readPolicy();
        var refused = new TreeSet<String>();
        var denying = new TreeSet<String>();
        boolean sure = true;
        for (var caller : callers(key, inventory)) {
            for (var action : KeyUse.ACTIONS) {
                var request = KeyUse.request(caller, action, key, "backup", inventory);
                switch (Access.byResourcePolicy(request, policy)) {
                    case Decision.Allowed allowed -> {}
                    case Decision.ImplicitlyDenied denied -> refused.add(action);
                    case Decision.ExplicitlyDenied(var by) -> {
                        refused.add(action);
                        denying.add(by.statement());
                    }
                    // Somebody of the account is named, and no plan says whether that is who is needed.
                    case Decision.Depends(var on) -> sure &= on.equals(Set.of("principal"));
                }
            }
        }
        var facts = Json.object();
        facts.set("refused", Json.tree(refused));
        facts.set("denyingStatements", Json.tree(denying));
        if (!refused.isEmpty()) {
            return Verdict.fail("The policy of this key refuses AWS Backup " + String.join(", ", refused) + ".", facts);
        }
        return sure ? Verdict.pass(facts) : Verdict.unknown(new Coverage.Unsupported("iam:SimulatePrincipalPolicy"));
    }

    /** The roles of the plans that fill the key's vaults; the account as a whole when there are none. */
    private static Set<Caller> callers(Key key, Inventory inventory) {
        var vaults = inventory.all(Kinds.VAULTS).stream()
                .filter(vault -> vault.kmsKeyArn().filter(key.arn()::equals).isPresent())
                .map(Vault::name)
                .collect(Collectors.toSet());
        var roles = inventory.all(Kinds.BACKUP_PLANS).stream()
                .filter(plan -> plan.rules().stream().anyMatch(rule -> vaults.contains(rule.targetVault())))
                .flatMap(plan -> plan.roles().stream())
                .map(Caller::identity)
                .collect(Collectors.toSet());
        return roles.isEmpty() ? Set.of(new Caller.Account(inventory.account().value())) : roles;
    }
}
