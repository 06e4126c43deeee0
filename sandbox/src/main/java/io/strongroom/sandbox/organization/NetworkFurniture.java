package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.calls.Furnished;
import io.strongroom.sandbox.ec2.SandboxEc2;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** A network for backups: private, with an endpoint and a flow log; or with one of them missing, or open to the world. */
final class NetworkFurniture implements Furniture {
    private static final String WIDE = """
            {"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";

    private static final String NARROW = """
            {"Statement":[{"Effect":"Allow","Principal":"*","Action":["backup:*"],"Resource":"*",\
            "Condition":{"StringEquals":{"aws:PrincipalAccount":"%1$s","aws:ResourceAccount":"%1$s"}}}]}""";

    @Override
    public void furnish(Premises premises) {
        var ec2 = Furnished.of(premises.home(Ec2Client.class));
        var number = "%017x".formatted(premises.member().index() + 1);
        var vpc = "vpc-" + number;
        ec2.keep(
                SandboxEc2.VPCS,
                Vpc.builder()
                        .vpcId(vpc)
                        .cidrBlock("10.0.0.0/16")
                        .state("available")
                        .isDefault(false)
                        .tags(tag -> tag.key("purpose").value("backup"))
                        .build());
        ec2.keep(
                SandboxEc2.SUBNETS,
                Subnet.builder()
                        .subnetId("subnet-" + number)
                        .vpcId(vpc)
                        .mapPublicIpOnLaunch(false)
                        .build());
        ec2.keep(
                SandboxEc2.ROUTE_TABLES,
                RouteTable.builder()
                        .routeTableId("rtb-" + number)
                        .vpcId(vpc)
                        .associations(association -> association.main(true))
                        .routes(route ->
                                route.destinationCidrBlock("10.0.0.0/16").gatewayId("local"))
                        .build());
        flowLog(premises, ec2, vpc, number);
        endpoint(premises, ec2, vpc, number);
        host(premises, ec2, vpc, number);
    }

    private static void flowLog(Premises premises, Furnished ec2, String vpc, String number) {
        boolean logged = premises.well();
        if (logged) {
            ec2.keep(
                    SandboxEc2.FLOW_LOGS,
                    FlowLog.builder()
                            .flowLogId("fl-" + number)
                            .resourceId(vpc)
                            .flowLogStatus("ACTIVE")
                            .trafficType("ALL")
                            .deliverLogsStatus("SUCCESS")
                            .build());
        }
        premises.expect("NET-07", premises.arn("ec2", "vpc/" + vpc), logged);
    }

    private static void endpoint(Premises premises, Furnished ec2, String vpc, String number) {
        boolean narrow = premises.well();
        boolean closed = premises.well();
        ec2.keep(SandboxEc2.SECURITY_GROUPS, group(vpc, "sg-" + number, 443, closed ? "10.0.0.0/16" : "0.0.0.0/0"));
        var policy = narrow ? NARROW.formatted(premises.member().id()) : WIDE;
        ec2.keep(
                SandboxEc2.ENDPOINTS,
                VpcEndpoint.builder()
                        .vpcEndpointId("vpce-" + number)
                        .vpcId(vpc)
                        .vpcEndpointType("Interface")
                        .serviceName("com.amazonaws." + premises.member().home() + ".backup")
                        .state("available")
                        .privateDnsEnabled(true)
                        .subnetIds("subnet-" + number)
                        .groups(group -> group.groupId("sg-" + number))
                        .policyDocument(policy)
                        .build());
        var arn = premises.arn("ec2", "vpc-endpoint/vpce-" + number);
        premises.expect("NET-02", arn, narrow);
        premises.expect("NET-03", arn, closed);
    }

    private static void host(Premises premises, Furnished ec2, String vpc, String number) {
        boolean closed = premises.well();
        var group = "sg-1" + number.substring(1);
        ec2.keep(SandboxEc2.SECURITY_GROUPS, group(vpc, group, 22, closed ? "10.0.0.0/16" : "0.0.0.0/0"));
        var instance = Instance.builder()
                .instanceId("i-" + number)
                .vpcId(vpc)
                .subnetId("subnet-" + number)
                .state(state -> state.name("running"))
                .privateIpAddress("10.0.0.20")
                .tags(tag -> tag.key("purpose").value("backup"))
                .securityGroups(one -> one.groupId(group));
        if (!closed) {
            instance.publicIpAddress("198.51.100.20");
        }
        ec2.keep(
                SandboxEc2.RESERVATIONS,
                Reservation.builder()
                        .reservationId("r-" + number)
                        .ownerId(premises.member().id().value())
                        .instances(instance.build())
                        .build());
        premises.expect("NET-05", premises.arn("ec2", "instance/i-" + number), closed);
    }

    private static SecurityGroup group(String vpc, String id, int port, String from) {
        return SecurityGroup.builder()
                .groupId(id)
                .vpcId(vpc)
                .groupName(id)
                .ipPermissions(permission ->
                        permission.ipProtocol("tcp").fromPort(port).toPort(port).ipRanges(range -> range.cidrIp(from)))
                .build();
    }
}
