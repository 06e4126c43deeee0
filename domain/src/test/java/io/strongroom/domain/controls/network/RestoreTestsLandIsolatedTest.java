package io.strongroom.domain.controls.network;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.RestoreTestingPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestoreTestsLandIsolatedTest {
    private final RestoreTestsLandIsolated control = new RestoreTestsLandIsolated();

    @Test
    void isolatedSubnetPasses() {
        assertEquals(
                "PASS",
                verdict(control, seen("EC2", Map.of("SubnetId", "subnet-a"))).label());
        assertEquals(
                "PASS",
                verdict(control, seen("FSx", Map.of("subnetIds", "[\"subnet-a\",\"subnet-b\"]")))
                        .label());
    }

    @Test
    void wayOutFails() {
        for (var route : List.of("igw", "nat", "pcx", "tgw", "vgw")) {
            var inventory = seen("EC2", Map.of("subnetId", "subnet-a"))
                    .read(Kinds.SUBNETS, List.of(WithNetwork.subnet("subnet-a", "eu-west-1a", route)));
            assertEquals("FAIL", verdict(control, inventory).label(), route);
        }
    }

    @Test
    void noSubnetFails() {
        assertEquals("FAIL", verdict(control, seen("EC2", Map.of())).label());
    }

    @Test
    void subnetThatIsNotThereFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen("EC2", Map.of("subnetId", "subnet-f"))).label());
    }

    @Test
    void subnetGroupIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen("RDS", Map.of("dbSubnetGroupName", "isolated")))
                        .label());
    }

    @Test
    void typeWithoutNetworkIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen("DynamoDB", Map.of())).label());
    }

    @Test
    void deniedSubnetsAreUnknown() {
        var inventory = seen("EC2", Map.of("subnetId", "subnet-a")).unread(Kinds.SUBNETS, WithNetwork.DENIED);
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static Inventory.Builder seen(String type, Map<String, String> overrides) {
        var selection =
                new RestoreTestingPlan.Selection("s", type, Samples.BACKUP_ROLE, List.of("*"), List.of(), overrides);
        var plan = new RestoreTestingPlan(
                "arn:aws:backup:eu-west-1:123456789012:restore-testing-plan:t",
                "t",
                "cron(0 5 ? * * *)",
                Told.known(List.of(selection)));
        return WithNetwork.inventory().read(Kinds.RESTORE_TESTING_PLANS, List.of(plan));
    }
}
