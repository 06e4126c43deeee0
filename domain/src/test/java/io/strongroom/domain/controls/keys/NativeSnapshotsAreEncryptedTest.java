package io.strongroom.domain.controls.keys;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeSnapshotsAreEncryptedTest {
    private final NativeSnapshotsAreEncrypted control = new NativeSnapshotsAreEncrypted();

    private static final NativeSnapshot SNAPSHOT = new NativeSnapshot(
            "arn:aws:rds:eu-west-1:123456789012:snapshot:before-upgrade",
            "RDS",
            "available",
            true,
            Optional.of(Samples.KEY_ARN),
            Told.known(Set.of()),
            Told.none(),
            Samples.NOW);

    @Test
    void encryptedSnapshotPasses() {
        assertEquals("PASS", verdict(control, read(SNAPSHOT)).label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EBS", "RDS", "RDS_CLUSTER", "Redshift"})
    void openSnapshotFails(String service) {
        assertEquals(
                "FAIL",
                verdict(control, read(Records.with(open(), "service", service))).label());
    }

    @Test
    void imageIsJudgedByItsSnapshots() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, read(Records.with(open(), "service", "AMI")))
                        .label());
    }

    @Test
    void snapshotOfAwsBackupIsNotApplicable() {
        var own = Records.with(open(), "arn", "arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup:job-1");
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, read(own)).label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "failed", "deleting"})
    void snapshotThatFailedOrGoesIsNotApplicable(String state) {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, read(Records.with(open(), "state", state)))
                        .label());
    }

    @Test
    void deniedSnapshotsAreUnknown() {
        var inventory =
                Samples.inventory().unread(Kinds.NATIVE_SNAPSHOTS, new Coverage.Denied("ec2:DescribeSnapshots"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static NativeSnapshot open() {
        return Records.with(Records.with(SNAPSHOT, "encrypted", false), "kmsKeyArn", Optional.empty());
    }

    private static Inventory.Builder read(NativeSnapshot snapshot) {
        return Samples.inventory().read(Kinds.NATIVE_SNAPSHOTS, List.of(snapshot));
    }
}
