package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.calls.Furnished;
import io.strongroom.sandbox.ec2.SandboxEc2;
import io.strongroom.sandbox.storage.SandboxRbin;
import java.time.Duration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;
import software.amazon.awssdk.services.rbin.RbinClient;
import software.amazon.awssdk.services.rbin.model.GetRuleResponse;

/** What keeps native snapshots: the Recycle Bin where its rule is locked, which few think of, or a lock of one's own. */
final class SnapshotFurniture implements Furniture {
    private static final int LOCKED = 2;

    @Override
    public void furnish(Premises premises) {
        if (premises.isCalled("backup-vault-central")) {
            return;
        }
        if (hasBin(premises)) {
            var id = "bin%08x".formatted(premises.member().index() + 1);
            Furnished.of(premises.home(RbinClient.class))
                    .keep(
                            SandboxRbin.RULES,
                            GetRuleResponse.builder()
                                    .identifier(id)
                                    .ruleArn(premises.arn("rbin", "rule/" + id))
                                    .description("Deleted snapshots")
                                    .resourceType("EBS_SNAPSHOT")
                                    .retentionPeriod(period ->
                                            period.retentionPeriodValue(14).retentionPeriodUnit("DAYS"))
                                    .status("available")
                                    .lockState(binIsLocked(premises) ? "locked" : "unlocked")
                                    .build());
        }
        if (locksOne(premises)) {
            var since = premises.now().minus(Duration.ofDays(9));
            Furnished.of(premises.home(Ec2Client.class))
                    .keep(
                            SandboxEc2.SNAPSHOT_LOCKS,
                            LockedSnapshotsInfo.builder()
                                    .snapshotId("snap-0%016x".formatted(LOCKED))
                                    .ownerId(premises.member().id().value())
                                    .lockState("governance")
                                    .lockDuration(90)
                                    .lockCreatedOn(since)
                                    .lockExpiresOn(since.plus(Duration.ofDays(90)))
                                    .build());
        }
    }

    /** Whether the snapshot of that number cannot be deleted at once. */
    static boolean keeps(Premises premises, int number) {
        return hasBin(premises) && binIsLocked(premises) || number == LOCKED && locksOne(premises);
    }

    private static boolean hasBin(Premises premises) {
        return premises.isProduction() && premises.well("recycle-bin");
    }

    /** Whoever can delete a rule that is not locked can empty the bin: that much only those think of whose work it is. */
    private static boolean binIsLocked(Premises premises) {
        return premises.member().ouPath().startsWith("/security");
    }

    private static boolean locksOne(Premises premises) {
        return !premises.isExample() && premises.well("snapshot-lock");
    }
}
