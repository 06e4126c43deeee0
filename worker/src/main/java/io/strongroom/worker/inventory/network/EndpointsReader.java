package io.strongroom.worker.inventory.network;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.Endpoint;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** VPC endpoints with their policies. */
@Singleton
final class EndpointsReader implements KindReader<Endpoint> {
    @Override
    public Kind<Endpoint> kind() {
        return Kinds.ENDPOINTS;
    }

    @Override
    public List<Endpoint> read(Gathering from) {
        var ec2 = from.client(Ec2Client.class);
        return from.call(
                "ec2:DescribeVpcEndpoints",
                () -> ec2.describeVpcEndpointsPaginator().vpcEndpoints().stream()
                        .map(endpoint -> endpoint(from, endpoint))
                        .toList());
    }

    private static Endpoint endpoint(Gathering from, VpcEndpoint endpoint) {
        return new Endpoint(
                Ec2Names.arn(from, "vpc-endpoint/" + endpoint.vpcEndpointId()),
                endpoint.vpcEndpointId(),
                endpoint.vpcId(),
                Optional.ofNullable(endpoint.serviceName()).orElse(""),
                Optional.ofNullable(endpoint.vpcEndpointTypeAsString()).orElse(""),
                Optional.ofNullable(endpoint.stateAsString()).orElse(""),
                Boolean.TRUE.equals(endpoint.privateDnsEnabled()),
                List.copyOf(endpoint.subnetIds()),
                endpoint.groups().stream().map(group -> group.groupId()).toList(),
                Optional.ofNullable(endpoint.policyDocument())
                        .filter(text -> !text.isBlank())
                        .map(text -> Gathering.document("ec2:DescribeVpcEndpoints", text)));
    }
}
