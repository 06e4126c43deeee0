package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.calls.Furnished;
import io.strongroom.sandbox.ec2.SandboxEc2;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** A network for backups: private, with an endpoint and a flow log; or with one of them missing, or open to the world. */
final class NetworkFurniture implements Furniture {
    private static final String CIDR = "10.0.0.0/16";

    @Override
    public void furnish(Premises premises) {
        var ec2 = Furnished.of(premises.home(Ec2Client.class));
        var number = number(premises);
        var vpc = "vpc-" + number;
        ec2.keep(
                SandboxEc2.VPCS,
                Vpc.builder()
                        .vpcId(vpc)
                        .cidrBlock(CIDR)
                        .state("available")
                        .isDefault(false)
                        .tags(tag -> tag.key("purpose").value("backup"))
                        .build());
        ec2.keep(SandboxEc2.SUBNETS, subnet(premises, vpc, isolated(premises), "a"));
        ec2.keep(SandboxEc2.SUBNETS, subnet(premises, vpc, twin(premises), "b"));
        ec2.keep(SandboxEc2.SUBNETS, subnet(premises, vpc, connected(premises), "a"));
        ec2.keep(
                SandboxEc2.ROUTE_TABLES,
                RouteTable.builder()
                        .routeTableId("rtb-" + number)
                        .vpcId(vpc)
                        .routes(inside())
                        .associations(association -> association.main(true))
                        .build());
        ec2.keep(
                SandboxEc2.ROUTE_TABLES,
                RouteTable.builder()
                        .routeTableId("rtb-2" + number.substring(1))
                        .vpcId(vpc)
                        .associations(association -> association.main(false).subnetId(connected(premises)))
                        .routes(inside(), hub())
                        .build());
        flowLog(premises, ec2, vpc, number);
        NetworkEndpoints.furnish(premises, ec2, vpc);
        host(premises, ec2, vpc, number);
    }

    /** A subnet from which nothing leads out, for backups and for what is restored to be looked at. */
    static String isolated(Premises premises) {
        return "subnet-" + number(premises);
    }

    /** Its twin in another zone. */
    static String twin(Premises premises) {
        return "subnet-1" + number(premises).substring(1);
    }

    /** A subnet that leads to the rest of the organization. */
    static String connected(Premises premises) {
        return "subnet-2" + number(premises).substring(1);
    }

    static String number(Premises premises) {
        return "%017x".formatted(premises.member().index() + 1);
    }

    private static Subnet subnet(Premises premises, String vpc, String id, String zone) {
        return Subnet.builder()
                .subnetId(id)
                .vpcId(vpc)
                .availabilityZone(premises.member().home() + zone)
                .mapPublicIpOnLaunch(false)
                .build();
    }

    private static Route inside() {
        return Route.builder().destinationCidrBlock(CIDR).gatewayId("local").build();
    }

    private static Route hub() {
        return Route.builder()
                .destinationCidrBlock("10.0.0.0/8")
                .transitGatewayId("tgw-%017x".formatted(1))
                .build();
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

    private static void host(Premises premises, Furnished ec2, String vpc, String number) {
        boolean closed = premises.well();
        var group = "sg-1" + number.substring(1);
        ec2.keep(SandboxEc2.SECURITY_GROUPS, group(vpc, group, 22, closed ? CIDR : "0.0.0.0/0"));
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

    static SecurityGroup group(String vpc, String id, int port, String from) {
        return SecurityGroup.builder()
                .groupId(id)
                .vpcId(vpc)
                .groupName(id)
                .ipPermissions(permission ->
                        permission.ipProtocol("tcp").fromPort(port).toPort(port).ipRanges(range -> range.cidrIp(from)))
                .build();
    }
}
