package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ReportPlan;
import java.util.List;
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

    private static AwsEvent policy(String bucket, String principal) {
        return s3(
                "PutBucketPolicy",
                "{\"bucketName\":\"" + bucket
                        + "\",\"bucketPolicy\":{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + principal + ",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::" + bucket
                        + "/*\"}]}}");
    }

    @Test
    void policyIsToldByWhomItLetsIn() {
        var own = "{\"AWS\":\"arn:aws:iam::210987654321:root\"}";
        var replaced = watched(policy("corp-backups", own));
        assertEquals(Severity.MEDIUM, replaced.severity());
        assertTrue(replaced.impact().contains("could not be told"), replaced.impact());
        assertEquals(Optional.empty(), told(byPlatform(policy("corp-backups", own))));
        assertEquals(Optional.empty(), told(policy("web", "\"*\"")));
        var stranger = policy("corp-backups", "{\"AWS\":\"arn:aws:iam::666666666666:root\"}");
        assertEquals(Severity.HIGH, watched(stranger).severity());
        assertTrue(told(byPlatform(stranger)).orElseThrow().because().contains(STRANGER));
        assertEquals(Severity.CRITICAL, watched(policy("corp-backups", "\"*\"")).severity());
    }

    private static AwsEvent block(String bucket, boolean policies) {
        return s3(
                "PutBucketPublicAccessBlock",
                "{\"publicAccessBlock\":\"\",\"bucketName\":\"" + bucket
                        + "\",\"PublicAccessBlockConfiguration\":{\"BlockPublicAcls\":true,\"IgnorePublicAcls\":true,\"BlockPublicPolicy\":"
                        + policies + ",\"RestrictPublicBuckets\":true}}");
    }

    @Test
    void publicAccessBlockThatOpensOrGoesIsTold() {
        assertEquals(Severity.HIGH, watched(block("corp-backups", false)).severity());
        assertEquals(Optional.empty(), told(block("corp-backups", true)));
        assertEquals(Optional.empty(), told(block("web", false)));
        watched(s3("DeleteBucketPublicAccessBlock", "{\"bucketName\":\"corp-backups\",\"publicAccessBlock\":\"\"}"));
        assertEquals(Optional.empty(), told(s3("DeleteBucketPublicAccessBlock", "{\"bucketName\":\"web\"}")));
    }

    @Test
    void replicationThatEndsIsTold() {
        watched(s3("DeleteBucketReplication", "{\"bucketName\":\"corp-backups\",\"replication\":\"\"}"));
        assertEquals(Optional.empty(), told(s3("DeleteBucketReplication", "{\"bucketName\":\"web\"}")));
        watched(
                replication(
                        "corp-backups",
                        "{\"Status\":\"Disabled\",\"Destination\":{\"Bucket\":\"arn:aws:s3:::far\",\"Account\":\"210987654321\"}}"));
    }

    private static AwsEvent replication(String bucket, String rule) {
        return s3(
                "PutBucketReplication",
                "{\"bucketName\":\"" + bucket + "\",\"ReplicationConfiguration\":{\"Rule\":" + rule + "}}");
    }

    @Test
    void destinationWithoutAnAccountIsToldAsNotKnown() {
        var rule = "{\"Status\":\"Enabled\",\"Destination\":{\"Bucket\":\"arn:aws:s3:::%s\"}}";
        var found = watched(replication("corp-backups", rule.formatted("far")));
        assertEquals(Severity.MEDIUM, found.severity());
        assertTrue(found.because().contains("bucket far"), found.because());
        assertTrue(found.impact().contains("could not be told"), found.impact());
        // A bucket that the account's own report plan delivers to is the account's.
        var plan = new ReportPlan(
                "arn:aws:backup:eu-west-1:123456789012:report-plan:daily",
                "daily",
                "BACKUP_JOB_REPORT",
                "reports",
                "COMPLETED",
                Optional.empty(),
                Optional.empty(),
                Told.none());
        var known = assessed(region().read(Kinds.REPORT_PLANS, List.of(plan)).build());
        assertEquals(Optional.empty(), told(replication("corp-backups", rule.formatted("reports")), known));
        assertEquals(Optional.empty(), told(replication("web", rule.formatted("far"))));
    }
}
