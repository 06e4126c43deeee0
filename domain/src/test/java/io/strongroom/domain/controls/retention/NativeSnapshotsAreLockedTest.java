package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.domain.inventory.storage.RetentionRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeSnapshotsAreLockedTest {
    private static final Coverage DENIED = new Coverage.Denied("ec2:DescribeLockedSnapshots");
    private final NativeSnapshotsAreLocked control = new NativeSnapshotsAreLocked();

    @Test
    void lockedSnapshotPasses() {
        assertEquals(
                "PASS",
                verdict(control, seen("EBS", Told.known(Samples.NOW.plusSeconds(1))))
                        .label());
    }

    @Test
    void lockThatHasEndedFails() {
        assertEquals(
                "FAIL", verdict(control, seen("EBS", Told.known(Samples.NOW))).label());
    }

    @Test
    void nothingThatKeepsItFails() {
        assertEquals("FAIL", verdict(control, seen("EBS", Told.none())).label());
    }

    @Test
    void lockedRuleOfTheTypePasses() {
        assertEquals(
                "PASS",
                verdict(
                                control,
                                seen("EBS", Told.none())
                                        .read(Kinds.RETENTION_RULES, List.of(rule("EBS_SNAPSHOT", "locked"))))
                        .label());
        assertEquals(
                "PASS",
                verdict(
                                control,
                                seen("AMI", Told.none())
                                        .read(Kinds.RETENTION_RULES, List.of(rule("EC2_IMAGE", "locked"))))
                        .label());
    }

    @Test
    void ruleOfAnotherTypeFails() {
        assertEquals(
                "FAIL",
                verdict(
                                control,
                                seen("AMI", Told.none())
                                        .read(Kinds.RETENTION_RULES, List.of(rule("EBS_SNAPSHOT", "locked"))))
                        .label());
    }

    @Test
    void ruleThatIsBeingUnlockedFails() {
        assertEquals(
                "FAIL",
                verdict(
                                control,
                                seen("EBS", Told.none())
                                        .read(Kinds.RETENTION_RULES, List.of(rule("EBS_SNAPSHOT", "pending_unlock"))))
                        .label());
    }

    @Test
    void databaseSnapshotIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen("RDS", Told.none())).label());
    }

    @Test
    void deniedLockIsUnknown() {
        assertEquals(
                "UNKNOWN", verdict(control, seen("EBS", Told.unknown(DENIED))).label());
        assertEquals(
                "UNKNOWN",
                verdict(control, seen("EBS", Told.none()).unread(Kinds.RETENTION_RULES, DENIED))
                        .label());
    }

    private static RetentionRule rule(String type, String lockState) {
        return new RetentionRule("arn:aws:rbin:eu-west-1:123456789012:rule/1", type, Told.known(lockState));
    }

    private static Inventory.Builder seen(String service, Told<Instant> lockedUntil) {
        var snapshot = new NativeSnapshot(
                "arn:aws:ec2:eu-west-1::snapshot/snap-1",
                service,
                "completed",
                true,
                Optional.empty(),
                Told.known(Set.of()),
                lockedUntil,
                Samples.NOW);
        return Samples.inventory()
                .read(Kinds.NATIVE_SNAPSHOTS, List.of(snapshot))
                .read(Kinds.RETENTION_RULES, List.of());
    }
}
