package io.strongroom.worker.inventory.network;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.SecurityGroup;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/** Security groups with what they let in. */
@Singleton
final class SecurityGroupsReader implements KindReader<SecurityGroup> {
    @Override
    public Kind<SecurityGroup> kind() {
        return Kinds.SECURITY_GROUPS;
    }

    private static final int ALL_PORTS = 65_535;

    @Override
    public List<SecurityGroup> read(Gathering from) {
        var ec2 = from.client(Ec2Client.class);
        return from.call(
                "ec2:DescribeSecurityGroups",
                () -> ec2.describeSecurityGroupsPaginator().securityGroups().stream()
                        .map(group -> new SecurityGroup(
                                Ec2Names.arn(from, "security-group/" + group.groupId()),
                                group.groupId(),
                                Optional.ofNullable(group.vpcId()).orElse(""),
                                group.ipPermissions().stream()
                                        .map(SecurityGroupsReader::ingress)
                                        .toList()))
                        .toList());
    }

    /** EC2 leaves the ports out where all are meant. */
    private static SecurityGroup.Ingress ingress(IpPermission rule) {
        var sources = Stream.of(
                        rule.ipRanges().stream().map(range -> range.cidrIp()),
                        rule.ipv6Ranges().stream().map(range -> range.cidrIpv6()),
                        rule.prefixListIds().stream().map(list -> list.prefixListId()),
                        rule.userIdGroupPairs().stream().map(pair -> pair.groupId()))
                .flatMap(Function.identity())
                .toList();
        return new SecurityGroup.Ingress(
                Optional.ofNullable(rule.ipProtocol()).orElse("-1"),
                Optional.ofNullable(rule.fromPort()).orElse(0),
                Optional.ofNullable(rule.toPort()).orElse(ALL_PORTS),
                sources);
    }
}
