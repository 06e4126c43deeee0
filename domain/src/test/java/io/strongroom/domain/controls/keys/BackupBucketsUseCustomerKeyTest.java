package io.strongroom.domain.controls.keys;

import static io.strongroom.domain.controls.Judged.labels;
import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.Bucket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupBucketsUseCustomerKeyTest {
    private final BackupBucketsUseCustomerKey control = new BackupBucketsUseCustomerKey();

    @Test
    void customerKeyPasses() {
        assertEquals("PASS", verdict(control, read(Samples.bucket())).label());
    }

    @Test
    void doubleEncryptionNeedsNoBucketKey() {
        assertEquals(
                "PASS",
                verdict(control, read(encrypted("aws:kms:dsse", Samples.KEY_ARN, false)))
                        .label());
    }

    @Test
    void keysOfS3Fail() {
        var bucket = Records.with(
                Samples.bucket(),
                "encryption",
                new Bucket.Encryption("AES256", Optional.empty(), false, Set.of("SSE-C")));
        assertEquals("FAIL", verdict(control, read(bucket)).label());
    }

    @Test
    void keyOfAwsFails() {
        assertEquals(
                "FAIL",
                verdict(control, read(encrypted("aws:kms", "alias/aws/s3", true)))
                        .label());
        var inventory = read(Samples.bucket()).read(Kinds.KEYS, List.of(Records.with(Samples.key(), "manager", "AWS")));
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void aliasOfCustomerKeyPasses() {
        var alias = "arn:aws:kms:eu-west-1:123456789012:alias/backup-prod";
        assertEquals(
                "PASS",
                verdict(control, read(encrypted("aws:kms", alias, true))).label());
    }

    @Test
    void missingBucketKeyFails() {
        assertEquals(
                "FAIL",
                verdict(control, read(encrypted("aws:kms", Samples.KEY_ARN, false)))
                        .label());
    }

    @Test
    void customerProvidedKeysThatAreTakenFail() {
        var bucket = Records.with(
                Samples.bucket(),
                "encryption",
                new Bucket.Encryption("aws:kms", Optional.of(Samples.KEY_ARN), true, Set.of()));
        assertEquals("FAIL", verdict(control, read(bucket)).label());
    }

    @Test
    void bucketWithoutEncryptionFails() {
        assertEquals(
                "FAIL",
                verdict(control, read(Records.with(Samples.bucket(), "encryption", Told.none())))
                        .label());
    }

    @Test
    void keyOfAnotherAccountPassesForAwsSharesNoneOfItsOwn() {
        var bucket = encrypted("aws:kms", "arn:aws:kms:eu-west-1:999999999999:key/1", true);
        assertEquals("PASS", verdict(control, read(bucket)).label());
    }

    @Test
    void ownKeyOfAnotherRegionIsUnknown() {
        var bucket = encrypted("aws:kms", "arn:aws:kms:us-east-1:123456789012:key/1", true);
        assertEquals("UNKNOWN", verdict(control, read(bucket)).label());
    }

    @Test
    void sureFaultCountsThoughTheKeyCannotBeTold() {
        var bucket = encrypted("aws:kms", "arn:aws:kms:us-east-1:123456789012:key/1", false);
        assertEquals("FAIL", verdict(control, read(bucket)).label());
    }

    @Test
    void bucketThatTakesAccessLogsIsNotApplicable() {
        var logs = Records.with(
                Records.with(
                        Records.with(Samples.bucket(), "name", "my-backup-bucket-access-logs"),
                        "arn",
                        "arn:aws:s3:::my-backup-bucket-access-logs"),
                "encryption",
                Told.none());
        assertEquals(
                "NOT_APPLICABLE", labels(control, read(Samples.bucket(), logs)).get(logs.arn()));
    }

    @Test
    void bucketThatMayTakeAccessLogsIsUnknown() {
        var plain = Records.with(
                Records.with(Records.with(Samples.bucket(), "name", "old-backups"), "arn", "arn:aws:s3:::old-backups"),
                "encryption",
                Told.none());
        var dark = Records.with(Samples.bucket(), "logging", Told.unknown(new Coverage.Denied("s3:GetBucketLogging")));
        assertEquals("UNKNOWN", labels(control, read(dark, plain)).get(plain.arn()));
    }

    @Test
    void otherBucketsAreNotApplicable() {
        var photos = Records.with(Records.with(Samples.bucket(), "name", "photos"), "encryption", Told.none());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, read(photos)).label());
    }

    @Test
    void deniedEncryptionIsUnknown() {
        var dark = Records.with(
                Samples.bucket(), "encryption", Told.unknown(new Coverage.Denied("s3:GetEncryptionConfiguration")));
        assertEquals("UNKNOWN", verdict(control, read(dark)).label());
    }

    private static Bucket encrypted(String algorithm, String key, boolean bucketKey) {
        return Records.with(
                Samples.bucket(),
                "encryption",
                new Bucket.Encryption(algorithm, Optional.of(key), bucketKey, Set.of("SSE-C")));
    }

    private static Inventory.Builder read(Bucket... buckets) {
        return Samples.inventory()
                .read(Kinds.BUCKETS, List.of(buckets))
                .read(Kinds.REPORT_PLANS, List.of())
                .read(Kinds.TRAILS, List.of())
                .read(Kinds.KEYS, List.of(Samples.key()));
    }
}
