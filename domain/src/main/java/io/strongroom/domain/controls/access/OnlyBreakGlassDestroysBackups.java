package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.identities.Powers;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;

/** Nobody but the roles for emergencies can delete any backup of the account. */
@Singleton
final class OnlyBreakGlassDestroysBackups implements Control<Membership> {
    private static final ControlSpec<Membership> SPEC = ControlSpec.of("ACC-07", Kinds.ACCOUNT)
            .title("Only break-glass roles can destroy the account's backups")
            .severity(Severity.HIGH)
            .steps("2.3")
            .reads(Kinds.ROLES, Kinds.USERS, Kinds.ORGANIZATION, Kinds.VAULTS)
            .frameworks("NIST AC-6,CP-9 d [E]; PCI 7.2.2 [E]; HIPAA 164.308(a)(4) [E]; ISO A.8.2 [E]; SOC2 CC6.3 [E]")
            .build();

    @Override
    public ControlSpec<Membership> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(Membership account, Inventory inventory) {
        var destroyers = new TreeMap<String, List<String>>();
        Told.those(Powers.ordinary(inventory), one -> !destroys(one, inventory).isEmpty())
                .forEach(one -> destroyers.put(one.identity().arn(), destroys(one, inventory)));
        return destroyers.isEmpty()
                ? Verdict.pass()
                : Verdict.fail(
                        destroyers.size()
                                + " principals outside break-glass can destroy any backup of the account in a Region.",
                        Json.object().set("principals", Json.tree(destroyers)));
    }

    private static List<String> destroys(Powers powers, Inventory inventory) {
        return Told.those(Destruction.worst(inventory), call -> powers.all(call.action(), call.on())).stream()
                .map(Destruction.Call::action)
                .toList();
    }
}
