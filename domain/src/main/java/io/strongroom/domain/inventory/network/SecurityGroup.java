package io.strongroom.domain.inventory.network;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import java.util.List;
import java.util.regex.Pattern;

/** A security group with what it lets in. */
public record SecurityGroup(String arn, String id, String vpcId, List<Ingress> ingress) implements Resource {

    /**
     * @param protocol {@code tcp}, {@code udp}, {@code icmp} or {@code -1} for all
     * @param sources CIDR blocks, prefix lists and security groups
     */
    public record Ingress(String protocol, int fromPort, int toPort, List<String> sources) {
        private static final Pattern WIDE = Pattern.compile("[0-9.]+/[01]|[0-9A-Fa-f:]*:[0-9A-Fa-f:]*/[0-3]");

        /** Whether it lets in the world, or such a part of it that nobody can have meant it. */
        public boolean fromAnywhere() {
            return sources.stream().anyMatch(source -> WIDE.matcher(source).matches());
        }

        /** Whether it lets in that port and no other. */
        public boolean only(int port) {
            return protocol.equals("tcp") && fromPort == port && toPort == port;
        }
    }

    /**
     * The groups of these ids.
     *
     * @throws NotTold when one of them is not of this account
     */
    public static List<SecurityGroup> named(List<String> ids, Inventory inventory) {
        var groups = inventory.all(Kinds.SECURITY_GROUPS).stream()
                .filter(group -> ids.contains(group.id()))
                .toList();
        if (groups.size() < ids.stream().distinct().count()) {
            throw new NotTold(new Coverage.Denied("ec2:DescribeSecurityGroups"));
        }
        return groups;
    }
}
