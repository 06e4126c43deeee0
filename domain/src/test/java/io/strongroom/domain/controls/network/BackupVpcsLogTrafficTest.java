package io.strongroom.domain.controls.network;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupVpcsLogTrafficTest {
    private final BackupVpcsLogTraffic control = new BackupVpcsLogTraffic();

    @Test
    void flowLogPasses() {
        assertEquals("PASS", verdict(control, WithNetwork.inventory()).label());
    }

    @Test
    void noFlowLogFails() {
        assertEquals("FAIL", verdict(control, seen(Told.known(false))).label());
        assertEquals("FAIL", verdict(control, seen(Told.none())).label());
    }

    @Test
    void vpcWithoutBackupsIsNotApplicable() {
        var inventory = seen(Told.none()).read(Kinds.INSTANCES, List.of()).read(Kinds.ENDPOINTS, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedFlowLogsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen(Told.unknown(WithNetwork.DENIED))).label());
    }

    private static Inventory.Builder seen(Told<Boolean> flowLogs) {
        return WithNetwork.inventory().read(Kinds.VPCS, List.of(Records.with(WithNetwork.VPC, "flowLogs", flowLogs)));
    }
}
