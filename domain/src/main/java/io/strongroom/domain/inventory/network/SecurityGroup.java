package io.strongroom.domain.inventory.network;

import io.strongroom.domain.inventory.Resource;
import java.util.List;

/** A security group with what it lets in. */
public record SecurityGroup(String arn, String id, String vpcId, List<Ingress> ingress) implements Resource {

    /**
     * @param protocol {@code tcp}, {@code udp}, {@code icmp} or {@code -1} for all
     * @param sources CIDR blocks, prefix lists and security groups
     */
    public record Ingress(String protocol, int fromPort, int toPort, List<String> sources) {}
}
