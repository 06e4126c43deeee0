package io.strongroom.worker.inventory.network;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.Instance;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                Optional.ofNullable(instance.publicIpAddress()),
                instance.securityGroups().stream().map(group -> group.groupId()).toList(),
                Optional.ofNullable(instance.iamInstanceProfile())
                        .map(profile -> profile.arn().replaceFirst(":instance-profile/", ":role/")),
                Ec2Names.tags(instance.tags()));
    }
}
