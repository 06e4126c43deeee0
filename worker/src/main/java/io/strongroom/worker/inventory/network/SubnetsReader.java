package io.strongroom.worker.inventory.network;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.Subnet;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** Subnets, each with where its route table leads. */
@Singleton
final class SubnetsReader implements KindReader<Subnet> {
    @Override
    public Kind<Subnet> kind() {
        return Kinds.SUBNETS;
    }

    @Override
    public List<Subnet> read(Gathering from) {
        var ec2 = from.client(Ec2Client.class);
        var subnets = from.call(
                "ec2:DescribeSubnets",
                () -> ec2.describeSubnetsPaginator().subnets().stream().toList());
        if (subnets.isEmpty()) {
            return List.of();
        }
        var tables = from.call(
                "ec2:DescribeRouteTables",
                () -> ec2.describeRouteTablesPaginator().routeTables().stream().toList());
        return subnets.stream()
                .map(subnet -> new Subnet(
                        Optional.ofNullable(subnet.subnetArn())
                                .orElseGet(() -> Ec2Names.arn(from, "subnet/" + subnet.subnetId())),
                        subnet.subnetId(),
                        subnet.vpcId(),
                        Optional.ofNullable(subnet.availabilityZone()).orElse(""),
                        table(tables, subnet.subnetId(), subnet.vpcId()).stream()
                                .flatMap(table -> table.routes().stream())
                                .filter(route -> !"blackhole".equals(route.stateAsString()))
                                .flatMap(route -> target(route).stream())
                                .collect(Collectors.toUnmodifiableSet())))
                .toList();
    }

    /** Its own table; the main table of its VPC when it has none. */
    private static Optional<RouteTable> table(List<RouteTable> tables, String subnet, String vpc) {
        return tables.stream()
                .filter(table -> table.associations().stream().anyMatch(one -> subnet.equals(one.subnetId())))
                .findFirst()
                .or(() -> tables.stream()
                        .filter(table -> vpc.equals(table.vpcId()))
                        .filter(table -> table.associations().stream().anyMatch(one -> Boolean.TRUE.equals(one.main())))
                        .findFirst());
    }

    /** The kind of what is at the end of the route; gateways endpoints and the VPC itself lead nowhere else. */
    private static Optional<String> target(Route route) {
        return Stream.of(
                        route.gatewayId(),
                        route.natGatewayId(),
                        route.transitGatewayId(),
                        route.vpcPeeringConnectionId(),
                        route.egressOnlyInternetGatewayId(),
                        route.instanceId(),
                        route.networkInterfaceId(),
                        route.carrierGatewayId(),
                        route.localGatewayId(),
                        route.coreNetworkArn())
                .filter(Objects::nonNull)
                .findFirst()
                .filter(id -> !id.equals("local") && !id.startsWith("vpce-"))
                .map(id -> id.startsWith("arn:") ? "core-network" : id.substring(0, Math.max(0, id.indexOf('-'))));
    }
}
