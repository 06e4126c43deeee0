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
import io.strongroom.domain.inventory.storage.StatefulResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupsAreRecentTest {
    private final BackupsAreRecent control = new BackupsAreRecent();

    private static final StatefulResource VOLUME =
            new StatefulResource(WatchSamples.RESOURCE_ARN, "EBS", Optional.of(true), Optional.empty(), Map.of());

    private static Inventory.Builder with(ProtectedResource resource) {
        return Samples.inventory()
                .read(Kinds.PROTECTED_RESOURCES, List.of(resource))
                .read(Kinds.STATEFUL_RESOURCES, List.of(VOLUME));
    }

    private static ProtectedResource late() {
        return Records.with(WatchSamples.resource(), "lastBackupAt", Samples.NOW.minusSeconds(36 * 3_600 + 1));
    }

    @Test
    void recentBackupPasses() {
        assertEquals("PASS", verdict(control, with(WatchSamples.resource())).label());
    }

    @Test
    void lateOrUnknownBackupFails() {
        assertEquals("FAIL", verdict(control, with(late())).label());
        assertEquals(
                "FAIL",
                verdict(control, with(Records.with(late(), "lastBackupAt", Optional.empty())))
                        .label());
    }

    @Test
    void resourceThatIsGoneIsNotLate() {
        assertEquals(
                "NOT_APPLICABLE",
                verdict(control, with(late()).read(Kinds.STATEFUL_RESOURCES, List.of()))
                        .label());
    }

    @Test
    void typeThatIsNotListedIsTakenToExist() {
        var bucket = Records.with(Records.with(late(), "resourceType", "S3"), "arn", "arn:aws:s3:::data");
        assertEquals(
                "FAIL",
                verdict(control, with(bucket).unread(Kinds.STATEFUL_RESOURCES, WatchSamples.DENIED))
                        .label());
    }

    @Test
    void lateBackupIsUnknownWhenTheResourceMayBeGone() {
        assertEquals(
                "UNKNOWN",
                verdict(control, with(late()).unread(Kinds.STATEFUL_RESOURCES, WatchSamples.DENIED))
                        .label());
    }

    @Test
    void nothingProtectedIsNotApplicable() {
        var inventory = Samples.inventory().read(Kinds.PROTECTED_RESOURCES, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }
}
