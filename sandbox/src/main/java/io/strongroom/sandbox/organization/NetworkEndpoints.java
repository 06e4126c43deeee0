package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.calls.Furnished;
import io.strongroom.sandbox.ec2.SandboxEc2;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** Endpoints of the network for backups: one for AWS Backup everywhere; those that it needs besides, or none of them. */
final class NetworkEndpoints {
    private static final String WIDE = """
            {"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";

    private static final String NARROW = """
            {"Statement":[{"Effect":"Allow","Principal":"*","Action":["%2$s:*"],"Resource":"*",\
            "Condition":{"StringEquals":{"aws:PrincipalAccount":"%1$s","aws:ResourceAccount":"%1$s"}}}]}""";

    private static final List<String> NEEDED_BESIDES = List.of("kms", "sts");

    private NetworkEndpoints() {}

    static void furnish(Premises premises, Furnished ec2, String vpc) {
        boolean narrow = premises.well();
        boolean closed = premises.well();
        boolean all = premises.well("endpoints");
        var number = NetworkFurniture.number(premises);
        ec2.keep(
                SandboxEc2.SECURITY_GROUPS,
                NetworkFurniture.group(vpc, "sg-" + number, 443, closed ? "10.0.0.0/16" : "0.0.0.0/0"));
        var backup = endpoint(premises, vpc, "vpce-" + number, "backup");
        ec2.keep(
                SandboxEc2.ENDPOINTS,
                across(premises, backup, all)
                        .policyDocument(narrow ? narrow(premises, "backup") : WIDE)
                        .build());
        if (all) {
            besides(premises, ec2, vpc);
        }
        boolean storage = premises.well("endpoint-for-storage");
        if (storage) {
            storage(premises, ec2, vpc);
        }
        var network = premises.arn("ec2", "vpc/" + vpc);
        premises.expect("NET-01", network, all);
        premises.expect("NET-04", network, storage);
        premises.expect("NET-02", premises.arn("ec2", "vpc-endpoint/vpce-" + number), narrow);
        premises.expect("NET-03", premises.arn("ec2", "vpc-endpoint/vpce-" + number), closed);
    }

    private static void besides(Premises premises, Furnished ec2, String vpc) {
        for (var service : NEEDED_BESIDES) {
            int digit = 1 + NEEDED_BESIDES.indexOf(service);
            var id = "vpce-" + digit + NetworkFurniture.number(premises).substring(1);
            ec2.keep(
                    SandboxEc2.ENDPOINTS,
                    across(premises, endpoint(premises, vpc, id, service), true)
                            .policyDocument(narrow(premises, service))
                            .build());
        }
    }

    private static void storage(Premises premises, Furnished ec2, String vpc) {
        var number = NetworkFurniture.number(premises);
        ec2.keep(
                SandboxEc2.ENDPOINTS,
                endpoint(premises, vpc, "vpce-9" + number.substring(1), "s3")
                        .vpcEndpointType("Gateway")
                        .routeTableIds("rtb-" + number)
                        .policyDocument(narrow(premises, "s3"))
                        .build());
    }

    private static VpcEndpoint.Builder endpoint(Premises premises, String vpc, String id, String service) {
        return VpcEndpoint.builder()
                .vpcEndpointId(id)
                .vpcId(vpc)
                .serviceName("com.amazonaws." + premises.member().home() + "." + service)
                .state("available");
    }

    /** An interface in one zone, or in two, of which one may fail. */
    private static VpcEndpoint.Builder across(Premises premises, VpcEndpoint.Builder endpoint, boolean twoZones) {
        var isolated = NetworkFurniture.isolated(premises);
        return endpoint.vpcEndpointType("Interface")
                .privateDnsEnabled(true)
                .groups(group -> group.groupId("sg-" + NetworkFurniture.number(premises)))
                .subnetIds(twoZones ? List.of(isolated, NetworkFurniture.twin(premises)) : List.of(isolated));
    }

    private static String narrow(Premises premises, String service) {
        return NARROW.formatted(premises.member().id(), service);
    }
}
