package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.EbsSettings;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotsAreNotSharedTest {
    private final SnapshotsAreNotShared control = new SnapshotsAreNotShared();

    @Test
    void privateOrSharedInTheOrganizationPasses() {
        assertEquals("PASS", judge("EBS", "unblocked"));
        assertEquals("PASS", judge("RDS", "unblocked", Worlds.MEMBER));
        assertEquals(
                "PASS", judge("EC2", "unblocked", "arn:aws:organizations::999999999999:ou/o-1234567890/ou-ab12-cd"));
        assertEquals("PASS", judge("EC2", "unblocked", Worlds.organization().arn()));
    }

    @Test
    void sharedWithAnotherOrganizationFails() {
        assertEquals(
                "FAIL", judge("EC2", "unblocked", "arn:aws:organizations::888888888888:ou/o-other67890/ou-ab12-cd"));
    }

    @Test
    void publicFailsUnlessTheRegionBlocksIt() {
        assertEquals("FAIL", judge("EBS", "unblocked", "all"));
        assertEquals("FAIL", judge("EBS", "block-new-sharing", "all"));
        assertEquals("PASS", judge("EBS", "block-all-sharing", "all"));
        assertEquals("FAIL", judge("RDS", "block-all-sharing", "all"));
    }

    @Test
    void sharedWithAStrangerFailsUnlessTrusted() {
        assertEquals("FAIL", judge("EBS", "unblocked", Worlds.STRANGER));
        var trusting = Records.with(Expectations.standard(), "trustedAccounts", Set.of(Worlds.STRANGER));
        assertEquals(
                "PASS",
                verdict(control, inventory("EBS", "unblocked", Worlds.STRANGER).expecting(trusting))
                        .label());
    }

    @Test
    void unreadAttributesAreUnknown() {
        var unread = Records.with(
                snapshot("EBS"), "sharedWith", Told.unknown(new Coverage.Throttled("ec2:DescribeSnapshotAttribute")));
        var inventory = inventory("EBS", "unblocked").read(Kinds.NATIVE_SNAPSHOTS, List.of(unread));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    @Test
    void noSnapshotIsNotApplicable() {
        var inventory = inventory("EBS", "unblocked").read(Kinds.NATIVE_SNAPSHOTS, List.<NativeSnapshot>of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    private String judge(String service, String sharing, String... sharedWith) {
        return verdict(control, inventory(service, sharing, sharedWith)).label();
    }

    private static Inventory.Builder inventory(String service, String sharing, String... sharedWith) {
        var settings = new EbsSettings(
                "arn:aws:ec2:eu-west-1:123456789012:settings", Told.known(true), Told.none(), Told.known(sharing));
        return Samples.inventory()
                .read(Kinds.NATIVE_SNAPSHOTS, List.of(snapshot(service, sharedWith)))
                .read(Kinds.EBS_SETTINGS, List.of(settings))
                .read(Kinds.ORGANIZATION, List.of(Worlds.organization()));
    }

    private static NativeSnapshot snapshot(String service, String... sharedWith) {
        return new NativeSnapshot(
                "arn:aws:ec2:eu-west-1:123456789012:snapshot/snap-1",
                service,
                "completed",
                true,
                Optional.of(Samples.KEY_ARN),
                Told.known(Set.of(sharedWith)),
                Told.none(),
                Samples.NOW);
    }
}
