package io.strongroom.domain.controls.governance;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Set;

/** The organization sees to the account's backups, whatever the account does. */
@Singleton
final class BackupPolicyReachesAccount implements Control<Membership> {
    private static final String TYPE = "BACKUP_POLICY";

    private static final ControlSpec<Membership> SPEC = ControlSpec.of("GOV-04", Kinds.ACCOUNT)
            .title("A backup policy of the organization takes effect on the account")
            .severity(Severity.MEDIUM)
            .steps("5.1", "5.4")
            .reads(Kinds.ORGANIZATION)
            .frameworks("NIST CP-9,CM-6 [E]; ISO A.5.1,A.8.13 [E]")
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
        if (!organization.policyTypes().value().orElse(Set.of()).contains(TYPE)) {
            return Verdict.fail("Backup policies are not enabled in the organization.");
        }
        var reaching = organization.reaching(account.id(), TYPE).stream()
                .map(Organization.OrganizationPolicy::name)
                .toList();
        var facts = Json.object();
        facts.set("policies", Json.tree(reaching));
        if (reaching.isEmpty()) {
            return Verdict.fail("No backup policy is attached to the account or to anything above it.", facts);
        }
        return organization.planned(account.id())
                ? Verdict.pass(facts)
                : Verdict.fail("Backup policies are attached, and no plan comes of them for this account.", facts);
    }
}
