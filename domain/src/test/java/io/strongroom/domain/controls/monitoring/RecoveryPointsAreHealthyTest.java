package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryPointsAreHealthyTest {
    private final RecoveryPointsAreHealthy control = new RecoveryPointsAreHealthy();

    private static Inventory.Builder with(RecoveryPoints points) {
        return Samples.inventory().read(Kinds.RECOVERY_POINTS, List.of(points)).read(Kinds.NATIVE_SNAPSHOTS, List.of());
    }

    private static RecoveryPoints in(String status) {
        return Records.with(Samples.recoveryPoints(), "status", status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETED", "AVAILABLE", "CREATING"})
    void goodStatesPass(String status) {
        assertEquals("PASS", verdict(control, with(in(status))).label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARTIAL", "STOPPED", "EXPIRED"})
    void badStatesFail(String status) {
        assertEquals("FAIL", verdict(control, with(in(status))).label());
    }

    @Test
    void deletionFailsOnceItTakesTooLong() {
        var due = Records.with(in("DELETING"), "lastDeleteAt", Samples.NOW.minusSeconds(3_600));
        assertEquals("PASS", verdict(control, with(due)).label());
        var stuck = Records.with(in("DELETING"), "lastDeleteAt", Samples.NOW.minusSeconds(86_401));
        assertEquals("FAIL", verdict(control, with(stuck)).label());
    }

    @Test
    void disabledImageFails() {
        var image = disabled("ami-1");
        var point = images();
        assertEquals(
                "FAIL",
                verdict(control, with(point).read(Kinds.NATIVE_SNAPSHOTS, List.of(image)))
                        .label());
        assertEquals("PASS", verdict(control, with(point)).label());
        assertEquals(
                "UNKNOWN",
                verdict(control, with(point).unread(Kinds.NATIVE_SNAPSHOTS, WatchSamples.DENIED))
                        .label());
    }

    @Test
    void disabledImageThatMayBeOneOfManyIsUnknown() {
        var other = disabled("ami-2");
        assertEquals(
                "UNKNOWN",
                verdict(control, with(images()).read(Kinds.NATIVE_SNAPSHOTS, List.of(other)))
                        .label());
        var alone = Records.with(images(), "count", 1L);
        assertEquals(
                "PASS",
                verdict(control, with(alone).read(Kinds.NATIVE_SNAPSHOTS, List.of(other)))
                        .label());
        var older = Records.with(other, "createdAt", Samples.NOW.minusSeconds(86_400 * 20));
        assertEquals(
                "PASS",
                verdict(control, with(images()).read(Kinds.NATIVE_SNAPSHOTS, List.of(older)))
                        .label());
    }

    private static RecoveryPoints images() {
        return Records.with(
                Records.with(Samples.recoveryPoints(), "resourceType", "EC2"),
                "examples",
                List.of("arn:aws:ec2:eu-west-1::image/ami-1"));
    }

    private static NativeSnapshot disabled(String id) {
        return new NativeSnapshot(
                "arn:aws:ec2:eu-west-1::image/" + id,
                "AMI",
                "disabled",
                true,
                Optional.empty(),
                Told.none(),
                Told.none(),
                Samples.NOW);
    }

    @Test
    void emptyVaultsAreNotApplicable() {
        var inventory = Samples.inventory().read(Kinds.RECOVERY_POINTS, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }
}
