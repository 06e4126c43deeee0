package io.strongroom.domain.controls.keys;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.identities.Bearers;
import io.strongroom.domain.inventory.keys.KeyBehind;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Every role of a plan can use the key of the vault and those of what it backs up. Without them a job may succeed and
 * have backed up nothing: green on every page, and no way back.
 */
@Singleton
final class BackupRolesCanUseKeys implements Control<BackupPlan> {
    private static final ControlSpec<BackupPlan> SPEC = ControlSpec.of("ENC-08", Kinds.BACKUP_PLANS)
            .title("Backup roles can use the keys of their vaults and sources")
            .severity(Severity.HIGH)
            .steps("1.4", "3.3")
            .reads(Kinds.ROLES, Kinds.KEYS, Kinds.ORGANIZATION)
            .reads(PlanKeys.reads())
            .frameworks("NIST CP-9,CP-9(1) [E]; ISO A.8.13 [E]; SOC2 A1.2 [E]")
            .build();

    /** A key that a role cannot use. @param missing actions, empty when the role itself is not there */
    private record Unusable(String role, String key, List<String> missing) {}

    @Override
    public ControlSpec<BackupPlan> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupPlan plan, Inventory inventory) {
        return !plan.roles().isEmpty() && !plan.rules().isEmpty();
    }

    @Override
    public Verdict judge(BackupPlan plan, Inventory inventory) {
        var round = new Round(inventory);
        round.of(plan, List.of());
        if (round.unusable.isEmpty()) {
            // SCPs only take away: what fails without them fails, and the rest is asked again.
            round.of(plan, Bearers.serviceControl(inventory));
        }
        if (!round.unusable.isEmpty()) {
            var first = round.unusable.getFirst();
            var facts = Json.object();
            facts.set("unusable", Json.tree(round.unusable));
            var what = first.missing().isEmpty() ? " is not there" : " cannot use " + first.key();
            var others = round.unusable.size() > 1 ? ", and " + (round.unusable.size() - 1) + " more" : "";
            return Verdict.fail(first.role() + what + others + ".", facts);
        }
        return round.untold.isEmpty() ? Verdict.pass() : Verdict.unknown(round.untold.getFirst());
    }

    /** One look at all roles and keys of a plan. */
    private static final class Round {
        private final Inventory inventory;
        private final List<Unusable> unusable = new ArrayList<>();
        private final List<Coverage> untold = new ArrayList<>();

        Round(Inventory inventory) {
            this.inventory = inventory;
        }

        void of(BackupPlan plan, List<List<Policy>> serviceControl) {
            for (var arn : plan.roles()) {
                var role = inventory.find(Kinds.ROLES, arn);
                if (role.isPresent()) {
                    var bearer = Bearers.of(role.get(), "kms").under(serviceControl);
                    PlanKeys.of(plan, inventory).forEach((key, service) -> {
                        switch (KeyBehind.of(key, inventory)) {
                            case KeyBehind.Here(var here) -> {
                                // AWS lets services use the keys that it manages for them.
                                if (here.customerManaged()) {
                                    note(arn, key, KeyUse.of(role.get(), bearer, here, service, inventory));
                                }
                            }
                            case KeyBehind.Gone() -> {} // ENC-03 and ENC-04 speak of it.
                            case KeyBehind.Elsewhere elsewhere -> untold.add(elsewhere.why());
                        }
                    });
                } else if (isOwn(arn)) {
                    unusable.add(new Unusable(arn, "", List.of()));
                } else {
                    untold.add(new Coverage.Denied("iam:GetRole"));
                }
            }
        }

        private void note(String role, String key, KeyUse use) {
            if (!use.missing().isEmpty()) {
                unusable.add(new Unusable(role, key, use.missing()));
            } else if (!use.told()) {
                untold.add(new Coverage.Unsupported("iam:SimulatePrincipalPolicy"));
            }
        }

        private boolean isOwn(String role) {
            return Arn.parse(role)
                    .filter(arn -> arn.account().equals(inventory.account().value()))
                    .isPresent();
        }
    }
}
