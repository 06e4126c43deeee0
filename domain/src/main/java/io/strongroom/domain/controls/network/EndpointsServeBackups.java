package io.strongroom.domain.controls.network;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.BackupNetwork;
import io.strongroom.domain.inventory.network.Endpoint;
import io.strongroom.domain.inventory.network.Subnet;
import io.strongroom.domain.inventory.network.Vpc;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/** Backup traffic need not leave the VPC, in any of its zones. */
@Singleton
final class EndpointsServeBackups implements Control<Vpc> {
    private static final List<String> NEEDED = List.of("backup", "kms", "sts");
    private static final List<String> USEFUL = List.of("backup-gateway", "sns", "sqs", "secretsmanager");

    private static final ControlSpec<Vpc> SPEC = ControlSpec.of("NET-01", Kinds.VPCS)
            .title("VPCs with backup hosts have private endpoints in two zones")
            .severity(Severity.MEDIUM)
            .steps("4.2")
            .reads(BackupNetwork.reads())
            .reads(Kinds.SUBNETS)
            .frameworks("CIS7 6.8 [E]; NIST SC-7 [E]; PCI 1.3,1.4 [E]; ISO A.8.20-22 [P]")
            .build();

    @Override
    public ControlSpec<Vpc> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vpc vpc, Inventory inventory) {
        return BackupNetwork.has(vpc, inventory);
    }

    @Override
    public Verdict judge(Vpc vpc, Inventory inventory) {
        var open = inventory.all(Kinds.ENDPOINTS).stream()
                .filter(endpoint -> endpoint.vpcId().equals(vpc.id()) && endpoint.available())
                .toList();
        var facts = Json.object();
        facts.set("alsoAbsent", Json.tree(absent(USEFUL, open)));
        var absent = absent(NEEDED, open);
        if (!absent.isEmpty()) {
            return Verdict.fail(
                    "Backup hosts of this VPC reach AWS over public addresses: endpoints are missing.",
                    facts.set("missing", Json.tree(absent)));
        }
        for (var endpoint : open) {
            if (NEEDED.stream().noneMatch(endpoint::serves) || !endpoint.isInterface()) {
                continue;
            }
            facts.put("endpointArn", endpoint.arn());
            if (!endpoint.privateDns()) {
                return Verdict.fail("An endpoint has private DNS off, so clients pass it by.", facts);
            }
            if (zones(endpoint, inventory) < 2) {
                return Verdict.fail("An endpoint is in one zone only.", facts);
            }
        }
        facts.remove("endpointArn");
        return Verdict.pass(facts);
    }

    private static List<String> absent(List<String> services, List<Endpoint> open) {
        return services.stream()
                .filter(service -> open.stream().noneMatch(endpoint -> endpoint.serves(service)))
                .toList();
    }

    private static long zones(Endpoint endpoint, Inventory inventory) {
        return inventory.all(Kinds.SUBNETS).stream()
                .filter(subnet -> endpoint.subnetIds().contains(subnet.id()))
                .map(Subnet::zone)
                .distinct()
                .count();
    }
}
