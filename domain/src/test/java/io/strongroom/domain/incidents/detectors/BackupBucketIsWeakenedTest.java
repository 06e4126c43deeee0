package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupBucketIsWeakenedTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new BackupBucketIsWeakened();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call("s3.amazonaws.com", "PutBucketVersioning", """
                {"bucketName":"corp-backups","VersioningConfiguration":{"Status":"Suspended"}}""");
    }

    private static AwsEvent s3(String name, String request) {
        return Happened.call("s3.amazonaws.com", name, request);
    }

    @Test
    void versionsSwitchedOnAreNotTold() {
        assertEquals(
                Optional.empty(),
                told(s3(
                        "PutBucketVersioning",
                        "{\"bucketName\":\"corp-backups\",\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}")));
    }

    @Test
    void expiryIsToldForABucketWithBackupsAndNotForAnother() {
        var rule = "\"LifecycleConfiguration\":{\"Rule\":{\"Status\":\"Enabled\",\"Expiration\":{\"Days\":1}}}";
        assertTrue(told(s3("PutBucketLifecycle", "{\"bucketName\":\"corp-backups\"," + rule + "}"))
                .isPresent());
        assertEquals(Optional.empty(), told(s3("PutBucketLifecycle", "{\"bucketName\":\"web\"," + rule + "}")));
    }

    @Test
    void lifecycleThatExpiresNothingIsNotTold() {
        assertEquals(
                Optional.empty(),
                told(
                        s3(
                                "PutBucketLifecycle",
                                "{\"bucketName\":\"corp-backups\",\"LifecycleConfiguration\":{\"Rule\":[{\"Status\":\"Enabled\",\"Transition\":{\"Days\":30}}]}}")));
    }

    @Test
    void foreignKeyIsToldForAnyBucket() {
        var found = told(s3(
                        "PutBucketEncryption",
                        "{\"bucketName\":\"web\",\"ServerSideEncryptionConfiguration\":{\"Rule\":{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"aws:kms\",\"KMSMasterKeyID\":\"arn:aws:kms:eu-west-1:666666666666:key/k\"}}}}"))
                .orElseThrow();
        assertEquals(Severity.MEDIUM, found.severity());
        assertTrue(found.impact().contains("could not be told"), found.impact());
    }

    @Test
    void objectsWithTheCallersOwnKeyAreToldOnce() {
        var request =
                "{\"bucketName\":\"web\",\"key\":\"a\",\"x-amz-server-side-encryption-customer-algorithm\":\"AES256\"}";
        assertEquals(
                told(s3("CopyObject", request)).orElseThrow().occurrence(),
                told(s3("CopyObject", request)).orElseThrow().occurrence());
        assertEquals(Optional.empty(), told(s3("PutObject", "{\"bucketName\":\"corp-backups\",\"key\":\"a\"}")));
    }

    @Test
    void replicationToAStrangerIsTold() {
        var to =
                "{\"bucketName\":\"web\",\"ReplicationConfiguration\":{\"Rule\":{\"Destination\":{\"Account\":\"%s\"}}}}";
        assertTrue(told(s3("PutBucketReplication", to.formatted(STRANGER))).isPresent());
        assertEquals(Optional.empty(), told(s3("PutBucketReplication", to.formatted(SIBLING))));
    }
}
