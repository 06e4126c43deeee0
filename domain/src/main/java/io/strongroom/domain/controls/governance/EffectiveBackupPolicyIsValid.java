package io.strongroom.domain.controls.governance;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The backup policy that reaches the account works there. */
@Singleton
final class EffectiveBackupPolicyIsValid implements Control<Membership> {
    private static final ControlSpec<Membership> SPEC = ControlSpec.of("GOV-05", Kinds.ACCOUNT)
            .title("The account's effective backup policy has no errors")
            .severity(Severity.HIGH)
            .steps("5.4")
            .reads(Kinds.ORGANIZATION)
            .frameworks("NIST CM-6,CP-9 [E]; ISO A.8.9 [E]; SOC2 CC7.1 [E]")
            .build();

    @Override
    public ControlSpec<Membership> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Membership account, Inventory inventory) {
        return account.organized();
    }

    @Override
    public Verdict judge(Membership account, Inventory inventory) {
        var organization = inventory.only(Kinds.ORGANIZATION).orElseThrow();
        var errors = organization.invalidPolicies().value().orElse(Map.of()).getOrDefault(account.id(), List.of());
        if (!errors.isEmpty()) {
            return Verdict.fail(
                    "AWS reports errors in the policy that takes effect here.",
                    Json.object().set("errors", Json.tree(errors)));
        }
        return organization.planned(account.id())
                ? Verdict.pass()
                : Verdict.notApplicable("No backup policy takes effect on this account.");
    }
}
