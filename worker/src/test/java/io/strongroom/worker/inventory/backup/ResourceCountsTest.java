package io.strongroom.worker.inventory.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.integrity.ResourceBackups;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;

class ResourceCountsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static RecoveryPointByBackupVault.Builder point(String resource, int age) {
        return RecoveryPointByBackupVault.builder()
                .recoveryPointArn("point-" + resource + "-" + age)
                .resourceArn(resource)
                .resourceType("EBS")
                .status("COMPLETED")
                .creationDate(NOW.minus(Duration.ofDays(age)))
                .backupSizeInBytes(100L)
                .isEncrypted(true)
                .encryptionKeyArn("key-1");
    }

    private static List<ResourceBackups> counted(int most, RecoveryPointByBackupVault.Builder... points) {
        var counts = new ResourceCounts("vault", most);
        for (var point : points) {
            counts.add(point.build());
        }
        return counts.all();
    }

    @Test
    void recoveryPointsAreCountedByResource() {
        var all = counted(10, point("a", 3), point("a", 1), point("b", 2), point("a", 2));
        assertEquals(2, all.size());
        var a = all.getFirst();
        assertEquals(3, a.points());
        assertEquals(300, a.bytes());
        assertEquals(Optional.of(NOW.minus(Duration.ofDays(3))), a.oldest());
        assertEquals(Optional.of(NOW.minus(Duration.ofDays(1))), a.newest());
        assertEquals(Optional.of("point-a-1"), a.newestArn());
        assertEquals(Set.of("key-1"), a.keyArns());
    }

    @Test
    void whatCannotBeRestoredIsCountedAndNoMore() {
        var half = counted(
                        10,
                        point("a", 5),
                        point("a", 1).status("PARTIAL").isEncrypted(false).encryptionKeyArn(null),
                        point("a", 0).status("DELETING"),
                        point("a", 4).status("STOPPED"),
                        point("a", 3).status("AVAILABLE"))
                .getFirst();
        assertEquals(5, half.points());
        assertEquals(3, half.restorable());
        assertEquals(0, half.plain());
        assertEquals(Optional.of("point-a-3"), half.newestArn());
        var none = counted(10, point("a", 1).status("EXPIRED")).getFirst();
        assertEquals(Optional.empty(), none.newest());
        assertEquals(0, none.restorable());
    }

    @Test
    void keysAreToldApartUpToAFew() {
        var plain = counted(
                        10,
                        point("a", 1).isEncrypted(false).encryptionKeyArn(null),
                        point("a", 2).encryptionKeyArn(null))
                .getFirst();
        assertEquals(1, plain.plain());
        assertEquals(1, plain.unnamed());
        var counts = new ResourceCounts("vault");
        for (int n = 0; n < 8; n++) {
            counts.add(point("a", n).encryptionKeyArn("key-" + n).build());
        }
        counts.add(point("a", 9).encryptionKeyArn("key-3").build());
        assertFalse(counts.all().getFirst().moreKeys());
        counts.add(point("a", 9).encryptionKeyArn("key-9").build());
        assertTrue(counts.all().getFirst().moreKeys());
        assertEquals(8, counts.all().getFirst().keyArns().size());
    }

    @Test
    void beyondSoManyResourcesTheRestIsCountedTogether() {
        var all = counted(2, point("a", 1), point("b", 1), point("c", 1), point("d", 1), point("a", 2));
        assertEquals(
                List.of("a", "b", ResourceBackups.FURTHER),
                all.stream().map(ResourceBackups::resourceArn).toList());
        assertEquals(2, all.getFirst().points());
        assertEquals(2, all.getLast().points());
        assertTrue(all.getLast().further());
        assertTrue(counted(2, point("a", 1).resourceArn(null)).getFirst().further());
    }
}
