package io.strongroom.domain.controls.network;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.network.Endpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsServeBackupsTest {
    private final EndpointsServeBackups control = new EndpointsServeBackups();

    @Test
    void neededEndpointsInTwoZonesPass() {
        assertEquals("PASS", verdict(control, WithNetwork.inventory()).label());
    }

    @Test
    void missingEndpointFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(WithNetwork.endpoint("backup"), WithNetwork.endpoint("sts")))
                        .label());
    }

    @Test
    void gatewayOfBackupIsNotBackup() {
        assertEquals(
                "FAIL",
                verdict(
                                control,
                                seen(
                                        WithNetwork.endpoint("backup-gateway"),
                                        WithNetwork.endpoint("kms"),
                                        WithNetwork.endpoint("sts")))
                        .label());
    }

    @Test
    void endpointThatIsNotThereYetFails() {
        assertEquals("FAIL", verdict(control, but("state", "pending")).label());
    }

    @Test
    void privateDnsThatIsOffFails() {
        assertEquals("FAIL", verdict(control, but("privateDns", false)).label());
    }

    @Test
    void oneZoneFails() {
        assertEquals(
                "FAIL", verdict(control, but("subnetIds", List.of("subnet-a"))).label());
    }

    @Test
    void vpcWithoutBackupsIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen().read(Kinds.INSTANCES, List.of())).label());
    }

    @Test
    void markedVpcIsOneForBackups() {
        var marked = Records.with(WithNetwork.VPC, "tags", Map.of("Name", "Restore-Lab"));
        assertEquals(
                "FAIL",
                verdict(control, seen().read(Kinds.INSTANCES, List.of()).read(Kinds.VPCS, List.of(marked)))
                        .label());
    }

    @Test
    void deniedEndpointsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, WithNetwork.inventory().unread(Kinds.ENDPOINTS, WithNetwork.DENIED))
                        .label());
    }

    private static Inventory.Builder but(String component, Object value) {
        return seen(
                WithNetwork.endpoint("kms"),
                WithNetwork.endpoint("sts"),
                Records.with(WithNetwork.endpoint("backup"), component, value));
    }

    private static Inventory.Builder seen(Endpoint... endpoints) {
        return WithNetwork.inventory().read(Kinds.ENDPOINTS, List.of(endpoints));
    }
}
