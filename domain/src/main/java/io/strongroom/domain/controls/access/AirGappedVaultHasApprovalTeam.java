package io.strongroom.domain.controls.access;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.ApprovalTeam;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** Several people, out of the account's reach, can open an air-gapped vault when the account itself is lost. */
@Singleton
final class AirGappedVaultHasApprovalTeam implements Control<Vault> {
    private static final int LEAST_APPROVALS = 2;
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("ACC-16", Kinds.VAULTS)
            .title("Air-gapped vaults have an approval team outside the account")
            .severity(Severity.HIGH)
            .steps("2.1", "2.4")
            .reads(Kinds.APPROVAL_TEAMS)
            .frameworks("NIST CP-9(7) [E]; ISO A.5.3 [E]; SOC2 CC6.3 [E]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.airGapped();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        if (vault.mpaTeamArn().isEmpty()) {
            return Verdict.fail("The vault has no approval team: with the account, access to it is lost.");
        }
        var arn = vault.mpaTeamArn().get();
        var facts = Json.object().put("team", arn);
        if (Arn.of(arn).account().equals(inventory.account().value())) {
            return Verdict.fail("The approval team is in the vault's own account, and would be lost with it.", facts);
        }
        var team = ApprovalTeam.listed(arn, inventory);
        facts.put("status", team.status())
                .put("minApprovals", team.minApprovals())
                .put("approvers", team.approvers());
        if (!team.status().equals("ACTIVE")) {
            return Verdict.fail("The approval team is not active.", facts);
        }
        if (team.minApprovals() < LEAST_APPROVALS) {
            return Verdict.fail("One approver alone can open the vault.", facts);
        }
        return team.approvers() > team.minApprovals()
                ? Verdict.pass(facts)
                : Verdict.fail(
                        "The approval team has nobody to spare: without one approver it can decide nothing.", facts);
    }
}
