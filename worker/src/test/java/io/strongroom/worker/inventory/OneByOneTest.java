package io.strongroom.worker.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.keys.Key;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** What one item refuses says nothing about the others of its kind; and nothing is asked twice. */
class OneByOneTest {
    private final EmptyRegion region = new EmptyRegion();

    @Test
    void keyThatNobodyMayDescribeStaysInTheListAndTheOthersAreRead() {
        twoKeys();
        var keys = region.deniedOnce("kms:DescribeKey").read(Kinds.KEYS);
        assertEquals(2, keys.size());
        var dark = keys.stream().filter(key -> !key.described()).toList();
        assertEquals(1, dark.size());
        assertTrue(dark.getFirst().arn().startsWith("arn:aws:kms:sa-east-1:123456789012:key/"));
        assertEquals(
                Told.unknown(new Coverage.Denied("kms:DescribeKey")),
                dark.getFirst().policy());
        assertEquals(1, keys.stream().filter(Key::described).filter(Key::usable).count());
    }

    @Test
    void whereNoKeyMayBeDescribedTheKindIsDenied() {
        twoKeys();
        assertEquals(
                new Coverage.Denied("kms:DescribeKey"),
                region.denied("kms:DescribeKey").coverage(Kinds.KEYS));
    }

    @Test
    void bucketsTellWhereTheyAreInTheListAndAreNotAsked() {
        var buckets = region.denied("s3:GetBucketLocation").read(Kinds.BUCKETS);
        assertTrue(buckets.size() > 1);
        assertTrue(buckets.stream().allMatch(bucket -> bucket.region() instanceof Told.Known<Region>));
    }

    @Test
    void airGappedVaultThatDoesNotTellItsTeamIsAVaultAllTheSame() {
        airGapped("one");
        airGapped("two");
        var vaults = region.deniedOnce("backup:DescribeBackupVault").read(Kinds.VAULTS);
        assertEquals(2, vaults.size());
        assertEquals(
                1,
                vaults.stream()
                        .filter(vault -> vault.mpaTeamArn() instanceof Told.Unknown<String>)
                        .count());
    }

    @Test
    void rolesAndUsersAreOfOneDownload() {
        var one = region.calls(Kinds.ROLES);
        assertFalse(one.isEmpty());
        assertEquals(one, region.calls(Kinds.ROLES, Kinds.USERS));
    }

    private void twoKeys() {
        var kms = region.owned().client(KmsClient.class);
        kms.createKey(r -> {});
        kms.createKey(r -> {});
    }

    private void airGapped(String name) {
        region.owned()
                .client(BackupClient.class)
                .createLogicallyAirGappedBackupVault(
                        r -> r.backupVaultName(name).minRetentionDays(7L).maxRetentionDays(35L));
    }
}
