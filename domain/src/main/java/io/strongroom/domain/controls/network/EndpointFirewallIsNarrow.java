package io.strongroom.domain.controls.network;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.Endpoint;
import io.strongroom.domain.inventory.network.SecurityGroup;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** An endpoint for backups is reached by HTTPS, from known networks. */
@Singleton
final class EndpointFirewallIsNarrow implements Control<Endpoint> {
    private static final ControlSpec<Endpoint> SPEC = ControlSpec.of("NET-03", Kinds.ENDPOINTS)
            .title("Security groups of backup endpoints let in HTTPS from known networks only")
            .severity(Severity.MEDIUM)
            .steps("4.4")
            .reads(Kinds.SECURITY_GROUPS)
            .frameworks("NIST SC-7(5) [E]; PCI 1.3 [E]; ISO A.8.20 [E]")
            .build();

    @Override
    public ControlSpec<Endpoint> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Endpoint endpoint, Inventory inventory) {
        return endpoint.forBackups() && endpoint.isInterface();
    }

    @Override
    public Verdict judge(Endpoint endpoint, Inventory inventory) {
        for (var group : SecurityGroup.named(endpoint.securityGroupIds(), inventory)) {
            for (var ingress : group.ingress()) {
                var facts = Json.object()
                        .put("securityGroup", group.id())
                        .put("protocol", ingress.protocol())
                        .put("fromPort", ingress.fromPort())
                        .put("toPort", ingress.toPort());
                facts.set("sources", Json.tree(ingress.sources()));
                if (ingress.fromAnywhere()) {
                    return Verdict.fail("A security group of the endpoint lets in everybody.", facts);
                }
                if (!ingress.only(443)) {
                    return Verdict.fail("A security group of the endpoint lets in more than HTTPS.", facts);
                }
            }
        }
        return Verdict.pass();
    }
}
