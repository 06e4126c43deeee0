package io.strongroom.worker.inventory.network;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.Vpc;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLog;

/** VPCs, each with whether a flow log covers it. */
@Singleton
final class VpcsReader implements KindReader<Vpc> {
    @Override
    public Kind<Vpc> kind() {
        return Kinds.VPCS;
    }

    @Override
    public List<Vpc> read(Gathering from) {
        var ec2 = from.client(Ec2Client.class);
        var vpcs = from.call(
                "ec2:DescribeVpcs",
                () -> ec2.describeVpcsPaginator().vpcs().stream().toList());
        if (vpcs.isEmpty()) {
            return List.of();
        }
        var logged = from.told("ec2:DescribeFlowLogs", () -> Optional.of(logged(ec2)));
        return vpcs.stream()
                .map(vpc -> new Vpc(
                        Ec2Names.arn(from, "vpc/" + vpc.vpcId()),
                        vpc.vpcId(),
                        from.told("ec2:DescribeFlowLogs", () -> logged.value().map(ids -> ids.contains(vpc.vpcId()))),
                        Ec2Names.tags(vpc.tags())))
                .toList();
    }

    /** Ids of what has a flow log that is active and arrives. */
    private static Set<String> logged(Ec2Client ec2) {
        return ec2.describeFlowLogsPaginator().flowLogs().stream()
                .filter(log -> "ACTIVE".equals(log.flowLogStatus()) && !"FAILED".equals(log.deliverLogsStatus()))
                .map(FlowLog::resourceId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
