package io.strongroom.worker.inventory.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.network.SecurityGroup.Ingress;
import io.strongroom.sandbox.ec2.SandboxEc2;
import io.strongroom.worker.inventory.EmptyRegion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

class NetworkReadersTest {
    private final EmptyRegion region = new EmptyRegion();

    @Test
    void aVpcIsKnownByItsFlowLogsAndTags() {
        vpc("vpc-1");
        vpc("vpc-2");
        vpc("vpc-3");
        flowLog("fl-1", "vpc-1", "SUCCESS");
        flowLog("fl-2", "vpc-2", "FAILED");
        var all = region.read(Kinds.VPCS);
        assertEquals(
                List.of(Told.known(true), Told.known(false), Told.known(false)),
                all.stream().map(vpc -> vpc.flowLogs()).toList());
        assertEquals(Map.of("Name", "vpc-1"), all.getFirst().tags());
        assertEquals(
                "arn:aws:ec2:sa-east-1:123456789012:vpc/vpc-1", all.getFirst().arn());
    }

    @Test
    void allPagesAreRead() {
        IntStream.range(0, 230).forEach(i -> vpc("vpc-" + i));
        assertEquals(230, region.read(Kinds.VPCS).size());
    }

    @Test
    void flowLogsThatMayNotBeReadAreUnknown() {
        vpc("vpc-1");
        region.denied("ec2:DescribeFlowLogs");
        assertEquals(
                Told.unknown(new Coverage.Denied("ec2:DescribeFlowLogs")),
                region.only(Kinds.VPCS).flowLogs());
    }

    @Test
    void vpcsThatMayNotBeListedAreDenied() {
        region.denied("ec2:DescribeVpcs");
        assertEquals(new Coverage.Denied("ec2:DescribeVpcs"), region.coverage(Kinds.VPCS));
    }

    @Test
    void aSubnetGoesWhereItsOwnTableLeadsElseWhereTheMainOneDoes() {
        subnet("subnet-1");
        subnet("subnet-2");
        table("rtb-main", Route.builder().gatewayId("igw-1").build(), null);
        table("rtb-own", Route.builder().gatewayId("local").build(), "subnet-2");
        var all = region.read(Kinds.SUBNETS);
        assertEquals(Set.of("igw"), all.getFirst().routesOut());
        assertEquals(Set.of(), all.getLast().routesOut());
    }

    @Test
    void aRouteToNowhereLeadsNowhere() {
        subnet("subnet-1");
        table(
                "rtb-main",
                Route.builder().natGatewayId("nat-1").state("blackhole").build(),
                null);
        assertEquals(Set.of(), region.only(Kinds.SUBNETS).routesOut());
    }

    @Test
    void anEndpointIsReadWithItsPolicy() {
        region.with(
                Ec2Client.class,
                SandboxEc2.ENDPOINTS,
                VpcEndpoint.builder()
                        .vpcEndpointId("vpce-1")
                        .vpcId("vpc-1")
                        .serviceName("com.amazonaws.sa-east-1.backup")
                        .vpcEndpointType("Interface")
                        .state("available")
                        .privateDnsEnabled(true)
                        .subnetIds("subnet-1")
                        .groups(group -> group.groupId("sg-1"))
                        .policyDocument("{\"Statement\":[]}")
                        .build());
        var endpoint = region.only(Kinds.ENDPOINTS);
        assertTrue(endpoint.forBackups() && endpoint.isInterface() && endpoint.available() && endpoint.privateDns());
        assertEquals(List.of("sg-1"), endpoint.securityGroupIds());
        assertTrue(endpoint.policy().orElseThrow().has("Statement"));
    }

    @Test
    void aRuleWithoutPortsLetsInAll() {
        region.with(
                Ec2Client.class,
                SandboxEc2.SECURITY_GROUPS,
                SecurityGroup.builder()
                        .groupId("sg-1")
                        .vpcId("vpc-1")
                        .ipPermissions(
                                rule -> rule.ipProtocol("-1").ipv6Ranges(range -> range.cidrIpv6("::/0")),
                                rule -> rule.ipProtocol("tcp")
                                        .fromPort(443)
                                        .toPort(443)
                                        .ipRanges(range -> range.cidrIp("10.0.0.0/8"))
                                        .userIdGroupPairs(pair -> pair.groupId("sg-2")))
                        .build());
        assertEquals(
                List.of(
                        new Ingress("-1", 0, 65_535, List.of("::/0")),
                        new Ingress("tcp", 443, 443, List.of("10.0.0.0/8", "sg-2"))),
                region.only(Kinds.SECURITY_GROUPS).ingress());
    }

    @Test
    void anInstanceThatIsGoneIsNone() {
        region.with(
                Ec2Client.class,
                SandboxEc2.RESERVATIONS,
                Reservation.builder()
                        .reservationId("r-1")
                        .instances(instance("i-1", "running"), instance("i-2", "terminated"))
                        .build());
        var instance = region.only(Kinds.INSTANCES);
        assertEquals("i-1", instance.id());
        assertEquals(Optional.of("arn:aws:iam::123456789012:role/backup-host"), instance.roleArn());
        assertEquals(List.of(), instance.publicAddresses());
    }

    @Test
    void everyPublicAddressOfAnInstanceIsTold() {
        var second = InstanceNetworkInterface.builder()
                .ipv6Addresses(one -> one.ipv6Address("2001:db8::2"), one -> one.ipv6Address("fd00:ec2::2"));
        region.with(
                Ec2Client.class,
                SandboxEc2.RESERVATIONS,
                Reservation.builder()
                        .reservationId("r-1")
                        .instances(instance("i-1", "running").toBuilder()
                                .publicIpAddress("198.51.100.20")
                                .ipv6Address("2001:db8::1")
                                .networkInterfaces(second.build())
                                .build())
                        .build());
        assertEquals(
                List.of("198.51.100.20", "2001:db8::1", "2001:db8::2"),
                region.only(Kinds.INSTANCES).publicAddresses());
    }

    private static Instance instance(String id, String state) {
        return Instance.builder()
                .instanceId(id)
                .vpcId("vpc-1")
                .state(one -> one.name(state))
                .iamInstanceProfile(profile -> profile.arn("arn:aws:iam::123456789012:instance-profile/backup-host"))
                .build();
    }

    private void vpc(String id) {
        region.with(
                Ec2Client.class,
                SandboxEc2.VPCS,
                Vpc.builder()
                        .vpcId(id)
                        .tags(Tag.builder().key("Name").value(id).build())
                        .build());
    }

    private void flowLog(String id, String of, String delivery) {
        region.with(
                Ec2Client.class,
                SandboxEc2.FLOW_LOGS,
                FlowLog.builder()
                        .flowLogId(id)
                        .resourceId(of)
                        .flowLogStatus("ACTIVE")
                        .deliverLogsStatus(delivery)
                        .build());
    }

    private void subnet(String id) {
        region.with(
                Ec2Client.class,
                SandboxEc2.SUBNETS,
                Subnet.builder()
                        .subnetId(id)
                        .vpcId("vpc-1")
                        .availabilityZone("sa-east-1a")
                        .build());
    }

    private void table(String id, Route route, String subnet) {
        region.with(
                Ec2Client.class,
                SandboxEc2.ROUTE_TABLES,
                RouteTable.builder()
                        .routeTableId(id)
                        .vpcId("vpc-1")
                        .routes(route)
                        .associations(one -> one.main(subnet == null).subnetId(subnet))
                        .build());
    }
}
