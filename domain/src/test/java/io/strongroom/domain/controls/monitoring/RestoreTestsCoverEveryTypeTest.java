package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.inventory.backup.RestoreTestingPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestoreTestsCoverEveryTypeTest {
    private final RestoreTestsCoverEveryType control = new RestoreTestsCoverEveryType();

    private static Inventory.Builder with(List<ProtectedResource> resources, RestoreTestingPlan... plans) {
        return WatchSamples.region()
                .read(Kinds.PROTECTED_RESOURCES, resources)
                .read(Kinds.RESTORE_TESTING_PLANS, List.of(plans));
    }

    private static ProtectedResource of(String type, String arn) {
        return Records.with(Records.with(WatchSamples.resource(), "resourceType", type), "arn", arn);
    }

    @Test
    void coveredTypesPass() {
        assertEquals(
                "PASS",
                verdict(control, with(List.of(WatchSamples.resource()), WatchSamples.restoreTestingPlan()))
                        .label());
    }

    @Test
    void noPlanFails() {
        assertEquals(
                "FAIL", verdict(control, with(List.of(WatchSamples.resource()))).label());
    }

    @Test
    void typeWithoutSelectionFails() {
        var database = of("RDS", "arn:aws:rds:eu-west-1:123456789012:db:prod");
        assertEquals(
                "FAIL",
                verdict(control, with(List.of(WatchSamples.resource(), database), WatchSamples.restoreTestingPlan()))
                        .label());
    }

    @Test
    void selectionOfOneResourceDoesNotCoverItsType() {
        var selection = new RestoreTestingPlan.Selection(
                "one", "EBS", Samples.BACKUP_ROLE, List.of(WatchSamples.RESOURCE_ARN), List.of(), Map.of());
        var plan = Records.with(WatchSamples.restoreTestingPlan(), "selections", List.of(selection));
        assertEquals(
                "PASS",
                verdict(control, with(List.of(WatchSamples.resource()), plan)).label());
        var second = of("EBS", "arn:aws:ec2:eu-west-1:123456789012:volume/vol-2");
        assertEquals(
                "FAIL",
                verdict(control, with(List.of(WatchSamples.resource(), second), plan))
                        .label());
    }

    @Test
    void typeThatCannotBeTestedIsNotApplicable() {
        var machine = of("VirtualMachine", "arn:aws:backup-gateway:eu-west-1:123456789012:vm/vm-1");
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, with(List.of(machine))).label());
    }

    @Test
    void deniedPlansAreUnknown() {
        var inventory = with(List.of(WatchSamples.resource())).unread(Kinds.RESTORE_TESTING_PLANS, WatchSamples.DENIED);
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }
}
