package io.strongroom.domain.inventory.network;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Purpose;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What of a Region's network backups pass through: hosts that back up or restore, and the VPCs that they are in, that are
 * marked for it, or that have an endpoint for it.
 */
public final class BackupNetwork {
    private BackupNetwork() {}

    /** The kinds that telling takes; a control that asks names them in its spec. */
    public static Kind<?>[] reads() {
        return new Kind<?>[] {Kinds.VPCS, Kinds.INSTANCES, Kinds.ENDPOINTS};
    }

    /** Whether backups pass through the VPC. */
    public static boolean has(Vpc vpc, Inventory inventory) {
        return marked(vpc.tags())
                || hosts(inventory).stream().anyMatch(host -> host.vpcId().equals(vpc.id()))
                || inventory.all(Kinds.ENDPOINTS).stream()
                        .anyMatch(endpoint ->
                                endpoint.forBackups() && endpoint.vpcId().equals(vpc.id()));
    }

    /** Instances that back up, restore, or are a gateway for it. */
    public static List<Instance> hosts(Inventory inventory) {
        return inventory.all(Kinds.INSTANCES).stream()
                .filter(BackupNetwork::isHost)
                .toList();
    }

    /** Whether its tags or its role say so. */
    public static boolean isHost(Instance instance) {
        var role = instance.roleArn().map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
        return marked(instance.tags()) || role.filter(BackupNetwork::names).isPresent();
    }

    private static boolean marked(Map<String, String> tags) {
        return names(tags.getOrDefault("Name", "")) || Purpose.of(tags).anyMatch(BackupNetwork::names);
    }

    private static boolean names(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("backup") || lower.contains("restore");
    }
}
