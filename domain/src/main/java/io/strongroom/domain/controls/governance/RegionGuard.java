package io.strongroom.domain.controls.governance;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.json.Json;
import java.util.List;

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
    private static final Policy EVERYTHING = Policy.of(
            "everything",
            Json.parse(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));

    private final Inventory inventory;

    RegionGuard(Inventory inventory) {
        this.inventory = inventory;
    }

    boolean holds() {
        var bound = PrincipalPolicies.of(EVERYTHING).under(List.of(controls()));
        return PROBED.stream()
                .map(Region::new)
                .filter(region -> region.partition() == inventory.partition())
                .map(Region::value)
                .filter(region -> !inventory.expectations().allowedRegions().contains(region))
                .allMatch(region -> Access.decide(make(region), bound).denied());
    }

    private List<Policy> controls() {
        return inventory
                .only(Kinds.ORGANIZATION)
                .map(organization -> organization.reaching(inventory.account(), "SERVICE_CONTROL_POLICY"))
                .orElse(List.of())
                .stream()
                .map(policy -> Policy.of(policy.name(), policy.document()))
                .toList();
    }

    private Request make(String region) {
        var start = "arn:" + inventory.partition().id();
        var somebody = Caller.identity(start + ":iam::" + inventory.account() + ":role/somebody");
        var vault = start + ":backup:" + region + ":" + inventory.account() + ":backup-vault:elsewhere";
        return Request.of(somebody, "backup:CreateBackupVault", vault).with("aws:RequestedRegion", region);
    }
}
