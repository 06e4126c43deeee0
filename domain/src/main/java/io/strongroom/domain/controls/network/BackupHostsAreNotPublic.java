package io.strongroom.domain.controls.network;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.BackupNetwork;
import io.strongroom.domain.inventory.network.Instance;
import io.strongroom.domain.inventory.network.SecurityGroup;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** No host that holds backups in its hands is open to the internet. */
@Singleton
final class BackupHostsAreNotPublic implements Control<Instance> {
    private static final ControlSpec<Instance> SPEC = ControlSpec.of("NET-05", Kinds.INSTANCES)
            .title("Backup gateways, agents and restore hosts are not reachable from anywhere")
            .severity(Severity.HIGH)
            .steps("4.3", "4.4")
            .reads(Kinds.SECURITY_GROUPS)
            .frameworks("PCI 1.2.5,1.3.1 [P]; ISO A.8.20-22 [P]; SOC2 CC6.6 [P]")
            .build();

    @Override
    public ControlSpec<Instance> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Instance instance, Inventory inventory) {
        return BackupNetwork.isHost(instance);
    }

    @Override
    public Verdict judge(Instance instance, Inventory inventory) {
        var open = SecurityGroup.named(instance.securityGroupIds(), inventory).stream()
                .filter(group -> group.ingress().stream().anyMatch(SecurityGroup.Ingress::fromAnywhere))
                .map(SecurityGroup::id)
                .toList();
        var facts = Json.object();
        facts.set("publicAddresses", Json.tree(instance.publicAddresses()));
        facts.set("openSecurityGroups", Json.tree(open));
        return !open.isEmpty() && !instance.publicAddresses().isEmpty()
                ? Verdict.fail("The host has a public address, and a security group lets in everybody.", facts)
                : Verdict.pass(facts);
    }
}
