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
import java.util.List;

/** An account with backups stays in the organization, and stays open: a closed one loses its vaults after 90 days. */
@Singleton
final class AccountCannotLeave implements Control<Membership> {
    private static final List<String> ACTIONS = List.of("organizations:LeaveOrganization", "account:CloseAccount");
    private static final ControlSpec<Membership> SPEC = ControlSpec.of("ACC-13", Kinds.ACCOUNT)
            .title("Accounts can neither leave the organization nor be closed from within")
            .severity(Severity.HIGH)
            .steps("2.4", "5.4")
            .reads(Kinds.ORGANIZATION)
            .frameworks("NIST CP-9(3),AC-3 [E]; ISO A.5.33 [E]; SOC2 A1.2 [E]")
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
        var status = inventory
                .only(Kinds.ORGANIZATION)
                .flatMap(one -> one.status(account.id()))
                .orElse("");
        var open = ACTIONS.stream()
                .filter(action ->
                        !scps.denied(action).denied() || scps.denied(action).wide())
                .toList();
        var facts = Json.object().put("status", status);
        facts.set("notDenied", Json.tree(open));
        if (status.equals("SUSPENDED") || status.equals("PENDING_CLOSURE")) {
            return Verdict.fail("The account is being closed; after 90 days its vaults are gone.", facts);
        }
        return open.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail("No SCP above the account keeps it from leaving or closing.", facts);
    }
}
