package io.strongroom.worker.inventory.network;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.Instance;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** EC2 instances that are there. An instance tells its profile, not its role: they have the same name where nobody chose another. */
@Singleton
final class InstancesReader implements KindReader<Instance> {
    @Override
    public Kind<Instance> kind() {
        return Kinds.INSTANCES;
    }

    private static final Set<String> GONE = Set.of("terminated", "shutting-down");

    @Override
    public List<Instance> read(Gathering from) {
        var ec2 = from.client(Ec2Client.class);
        return from.call(
                "ec2:DescribeInstances",
                () -> ec2.describeInstancesPaginator().reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .filter(InstancesReader::stands)
                        .map(instance -> instance(from, instance))
                        .toList());
    }

    private static boolean stands(software.amazon.awssdk.services.ec2.model.Instance instance) {
        return instance.state() == null || !GONE.contains(instance.state().nameAsString());
    }

    private static Instance instance(Gathering from, software.amazon.awssdk.services.ec2.model.Instance instance) {
        return new Instance(
                Ec2Names.arn(from, "instance/" + instance.instanceId()),
                instance.instanceId(),
                Optional.ofNullable(instance.vpcId()).orElse(""),
                publicAddresses(instance),
                instance.securityGroups().stream().map(group -> group.groupId()).toList(),
                Optional.ofNullable(instance.iamInstanceProfile())
                        .map(profile -> profile.arn().replaceFirst(":instance-profile/", ":role/")),
                Ec2Names.tags(instance.tags()));
    }

    /** The instance itself tells only the first IPv6 address. Unique local ones (fd00::/8) are nobody's to reach from outside. */
    private static List<String> publicAddresses(software.amazon.awssdk.services.ec2.model.Instance instance) {
        var all = new TreeSet<String>();
        Stream.of(instance.publicIpAddress(), instance.ipv6Address())
                .filter(Objects::nonNull)
                .forEach(all::add);
        instance.networkInterfaces()
                .forEach(each -> each.ipv6Addresses().forEach(address -> all.add(address.ipv6Address())));
        all.removeIf(address -> address.startsWith("fd"));
        return List.copyOf(all);
    }
}
