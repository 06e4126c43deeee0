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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Nobody but the roles for emergencies can delete any backup of the account. */
@Singleton
final class OnlyBreakGlassDestroysBackups implements Control<Membership> {
    private static final ControlSpec<Membership> SPEC = ControlSpec.of("ACC-07", Kinds.ACCOUNT)
            .title("Only break-glass roles can destroy the account's backups")
            .severity(Severity.HIGH)
            .steps("2.3")
            .reads(Kinds.ROLES, Kinds.USERS, Kinds.ORGANIZATION)
            .frameworks("NIST AC-6,CP-9 d [E]; PCI 7.2.2 [E]; HIPAA 164.308(a)(4) [E]; ISO A.8.2 [E]; SOC2 CC6.3 [E]")
            .build();

    @Override
    public ControlSpec<Membership> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(Membership account, Inventory inventory) {
        var destroyers = new TreeMap<String, List<String>>();
        var conditional = new TreeMap<String, Set<String>>();
        var worst = Destruction.worst(inventory);
        Powers.ordinary(inventory).forEach(powers -> {
            var can = worst.entrySet().stream()
                    .filter(call -> powers.all(call.getKey(), call.getValue()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            if (!can.isEmpty()) {
                destroyers.put(powers.identity().arn(), can);
            }
            var on = new TreeSet<String>();
            worst.forEach((action, resource) -> on.addAll(powers.conditions(action, resource)));
            if (!on.isEmpty()) {
                conditional.put(powers.identity().arn(), on);
            }
        });
        var facts = Json.object();
        facts.set("principals", Json.tree(destroyers));
        facts.set("onCondition", Json.tree(conditional));
        return destroyers.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail(
                        destroyers.size() + " principals outside break-glass can destroy any backup of the account.",
                        facts);
    }
}
