package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Exemptions;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.identities.Bearers;
import io.strongroom.domain.inventory.keys.BackupKeys;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.Expectations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** A key policy or an SCP denies to everybody what ends a backup key, but for a few who may in an emergency. */
@Singleton
final class BackupKeysAreGuarded implements Control<Key> {
    private static final String REWRITE = "kms:PutKeyPolicy";
    private static final int MOST_SPARED = 5;

    private static final ControlSpec<Key> SPEC = ControlSpec.of("ENC-05", Kinds.KEYS)
            .title("Backup keys are guarded against deletion, disabling and new policies")
            .severity(Severity.HIGH)
            .steps("1.3", "1.4")
            .reads(BackupKeys.reads())
            .reads(Kinds.ORGANIZATION)
            .frameworks("NIST SC-12,SC-12(2) [E]; PCI 3.6.1,3.7.x [E]; HIPAA 164.312(a)(2)(iv) [E]; ISO A.8.24 [E];"
                    + " SOC2 CC6.1 [E]")
            .build();

    @Override
    public ControlSpec<Key> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Key key, Inventory inventory) {
        return BackupKeys.hasOwn(key, inventory);
    }

    @Override
    public Verdict judge(Key key, Inventory inventory) {
        var own = List.of(key.readPolicy());
        var rewrite = Exemptions.of(own, REWRITE, key.arn());
        if (rewrite.denied() && rewrite.spared().isEmpty()) {
            return Verdict.fail(
                    "The policy of this key can be changed by nobody.",
                    Json.object().put("action", REWRITE));
        }
        var open = unguarded(key, own, inventory.expectations());
        if (!open.isEmpty()) {
            // SCPs matter only for what the key's own policy leaves open.
            var all = new ArrayList<>(own);
            Bearers.serviceControl(inventory).forEach(all::addAll);
            open = unguarded(key, all, inventory.expectations());
        }
        var facts = Json.object();
        facts.set("open", Json.tree(open));
        return open.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail("Nothing denies " + String.join(", ", open) + " to all but a chosen few.", facts);
    }

    private static List<String> unguarded(Key key, List<Policy> policies, Expectations expectations) {
        return endings(key).stream()
                .filter(action -> !guards(Exemptions.of(policies, action, key.arn()), expectations))
                .toList();
    }

    private static List<String> endings(Key key) {
        var endings = new ArrayList<>(List.of("kms:ScheduleKeyDeletion", "kms:DisableKey", REWRITE));
        if (key.imported()) {
            endings.add("kms:DeleteImportedKeyMaterial");
        }
        return endings;
    }

    private static boolean guards(Exemptions denial, Expectations expectations) {
        var chosen = expectations.breakGlassRoles().isEmpty()
                ? denial.spared().size() <= MOST_SPARED
                : denial.spared().stream().allMatch(expectations::breakGlass);
        return denial.denied() && !denial.wide() && chosen;
    }
}
