package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.inventory.backup.RestoreTestingPlan;
import io.strongroom.domain.inventory.storage.StatefulResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static RestoreTestingPlan ofTagged(String type) {
        var selection = new RestoreTestingPlan.Selection(
                "tagged",
                type,
                Samples.BACKUP_ROLE,
                List.of("*"),
                List.of(new BackupPlan.TagTest("STRINGEQUALS", "tier", "gold")),
                Map.of());
        return Records.with(WatchSamples.restoreTestingPlan(), "selections", List.of(selection));
    }

    private static StatefulResource volume(Map<String, String> tags) {
        return new StatefulResource(WatchSamples.RESOURCE_ARN, "EBS", Optional.empty(), Optional.empty(), tags);
    }

    @Test
    void selectionByTagCoversWhatHasTheTag() {
        var inventory = with(List.of(WatchSamples.resource()), ofTagged("EBS"));
        assertEquals(
                "PASS",
                verdict(control, inventory.read(Kinds.STATEFUL_RESOURCES, List.of(volume(Map.of("tier", "gold")))))
                        .label());
        assertEquals(
                "FAIL",
                verdict(control, inventory.read(Kinds.STATEFUL_RESOURCES, List.of(volume(Map.of()))))
                        .label());
    }

    @Test
    void selectionByTagKnowsBuckets() {
        var bucket = Records.with(Samples.bucket(), "tags", Map.of("tier", "gold"));
        var inventory = with(List.of(of("S3", bucket.arn())), ofTagged("S3"));
        assertEquals(
                "PASS",
                verdict(control, inventory.read(Kinds.BUCKETS, List.of(bucket))).label());
        assertEquals(
                "FAIL",
                verdict(control, inventory.read(Kinds.BUCKETS, List.of(Samples.bucket())))
                        .label());
    }

    @Test
    void tagsThatNobodyToldAreUnknown() {
        var inventory = with(List.of(WatchSamples.resource()), ofTagged("EBS"));
        assertEquals(
                "UNKNOWN",
                verdict(control, inventory.read(Kinds.STATEFUL_RESOURCES, List.of()))
                        .label());
        assertEquals(
                "UNKNOWN",
                verdict(control, inventory.unread(Kinds.STATEFUL_RESOURCES, WatchSamples.DENIED))
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
