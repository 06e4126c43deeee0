package io.strongroom.domain.controls.governance;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.controls.access.Guardrails;
import io.strongroom.domain.inventory.Inventory;
import java.util.List;
import java.util.Map;

/** Whether service control policies deny making vaults and copies outside the allowed Regions to whoever has no exception. */
final class RegionGuard {
    private static final List<String> PROBED = List.of(
            "us-east-1",
            "us-west-2",
            "eu-west-1",
            "eu-central-1",
            "ap-southeast-1",
            "ap-northeast-1",
            "sa-east-1",
            "us-gov-west-1",
            "us-gov-east-1",
            "cn-north-1",
            "cn-northwest-1");
    private final Inventory inventory;

    RegionGuard(Inventory inventory) {
        this.inventory = inventory;
    }

    /** @throws io.strongroom.domain.inventory.NotTold when the organization or its policies could not be read */
    boolean holds() {
        var guardrails = Guardrails.of(inventory);
        return PROBED.stream()
                .map(Region::new)
                .filter(region -> region.partition() == inventory.partition())
                .map(Region::value)
                .filter(region -> !inventory.expectations().allowedRegions().contains(region))
                .allMatch(region -> refused(guardrails, region));
    }

    private boolean refused(Guardrails guardrails, String region) {
        var partition = inventory.partition();
        var account = inventory.account().value();
        var vault = "arn:" + partition.id() + ":backup:" + region + ":" + account + ":backup-vault:elsewhere";
        return guardrails.refuse(
                "backup:CreateBackupVault", vault, account, partition, Map.of("aws:RequestedRegion", region));
    }
}
