package io.strongroom.domain.controls.network;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.RestoreTestingPlan;
import io.strongroom.domain.inventory.network.Subnet;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a restore test brings back to life, malware and all, can reach nothing. */
@Singleton
final class RestoreTestsLandIsolated implements Control<RestoreTestingPlan> {
    private static final ControlSpec<RestoreTestingPlan> SPEC = ControlSpec.of("NET-06", Kinds.RESTORE_TESTING_PLANS)
            .title("Restore tests land in an isolated subnet")
            .severity(Severity.HIGH)
            .steps("4.3", "3.3")
            .reads(Kinds.SUBNETS)
            .frameworks("NIST SC-7(21),CP-4 [E]; ISO A.8.22,A.8.31 [E]")
            .build();

    @Override
    public ControlSpec<RestoreTestingPlan> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(RestoreTestingPlan plan, Inventory inventory) {
        return plan.selections().value().orElse(List.of()).stream()
                .anyMatch(RestoreTestingPlan.Selection::landsInNetwork);
    }

    @Override
    public Verdict judge(RestoreTestingPlan plan, Inventory inventory) {
        Optional<String> unclear = Optional.empty();
        for (var selection : plan.selections().value().orElse(List.of())) {
            if (!selection.landsInNetwork()) {
                continue;
            }
            var facts = Json.object().put("selection", selection.name()).put("resourceType", selection.resourceType());
            var group = selection.override("dbSubnetGroupName");
            if (group.isPresent()) {
                unclear = group;
                continue;
            }
            var subnets = selection.subnetIds();
            if (subnets.isEmpty()) {
                return Verdict.fail("A restore test names no subnet, so it lands where the original was.", facts);
            }
            for (var subnet : inventory.all(Kinds.SUBNETS)) {
                if (subnets.contains(subnet.id()) && !subnet.routesOut().isEmpty()) {
                    facts.put("subnet", subnet.id()).set("routesOut", Json.tree(new TreeSet<>(subnet.routesOut())));
                    return Verdict.fail("A restore test lands in a subnet with a way out.", facts);
                }
            }
            var known = inventory.all(Kinds.SUBNETS).stream().map(Subnet::id).toList();
            if (!known.containsAll(subnets)) {
                return Verdict.fail(
                        "A restore test names a subnet that is not there.",
                        facts.put("subnet", String.join(",", subnets)));
            }
        }
        return unclear.isPresent()
                ? Verdict.unknown(new Coverage.Unsupported("rds:DescribeDBSubnetGroups"))
                : Verdict.pass();
    }
}
