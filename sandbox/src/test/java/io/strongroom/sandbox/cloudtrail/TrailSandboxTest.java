package io.strongroom.sandbox.cloudtrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Refused;
import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract, and what moto does not know: CloudTrail tries all that a trail names. */
class TrailSandboxTest extends TrailContract {
    private static final String GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:audit:*";
    private static final String ROLE = "arn:aws:iam::123456789012:role/audit-logs";
    private final SandboxAwsAccounts accounts = Sandboxes.calm(new MovingClock());

    @Override
    CloudTrailClient connect() {
        return client(CloudTrailClient.class);
    }

    @Override
    S3Client bucketClient() {
        return client(S3Client.class);
    }

    private <C> C client(Class<C> type) {
        return Sandboxes.client(accounts, type);
    }

    private void refusesTrail(String code) {
        Refused.with(code, () -> trails.createTrail(r -> r.name(name).s3BucketName(name)));
    }

    @Test
    void theBucketMustLetCloudTrailWriteForThisTrail() {
        s3.createBucket(r -> r.bucket(name).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        refusesTrail("InsufficientS3BucketPolicyException");
        s3.putBucketPolicy(r -> r.bucket(name).policy(POLICY.formatted(name, arn + "-other")));
        refusesTrail("InsufficientS3BucketPolicyException");
        s3.putBucketPolicy(r -> r.bucket(name).policy(POLICY.formatted(name, arn)));
        trails.createTrail(r -> r.name(name).s3BucketName(name));
        refusesTrail("TrailAlreadyExistsException");
    }

    @Test
    void logGroupAndRoleMustBeThereAndFit() {
        trail();
        refusesLogs("InvalidCloudWatchLogsLogGroupArnException");
        client(CloudWatchLogsClient.class).createLogGroup(r -> r.logGroupName("audit"));
        refusesLogs("InvalidCloudWatchLogsRoleArnException");
        var iam = client(IamClient.class);
        iam.createRole(r -> r.roleName("audit-logs").assumeRolePolicyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
                "Principal":{"Service":"cloudtrail.amazonaws.com"}}]}"""));
        refusesLogs("InvalidCloudWatchLogsRoleArnException");
        iam.putRolePolicy(r -> r.roleName("audit-logs").policyName("write").policyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*",\
                "Action":["logs:CreateLogStream","logs:PutLogEvents"]}]}"""));
        trails.updateTrail(r -> r.name(name).cloudWatchLogsLogGroupArn(GROUP).cloudWatchLogsRoleArn(ROLE));
        assertEquals(GROUP, trails.getTrail(r -> r.name(name)).trail().cloudWatchLogsLogGroupArn());
        trails.updateTrail(r -> r.name(name).cloudWatchLogsLogGroupArn("").cloudWatchLogsRoleArn(""));
        assertNull(trails.getTrail(r -> r.name(name)).trail().cloudWatchLogsLogGroupArn());
    }

    private void refusesLogs(String code) {
        Refused.with(
                code,
                () -> trails.updateTrail(
                        r -> r.name(name).cloudWatchLogsLogGroupArn(GROUP).cloudWatchLogsRoleArn(ROLE)));
    }

    @Test
    void theKeyMustLetCloudTrailEncrypt() {
        trail();
        var kms = client(KmsClient.class);
        var key = kms.createKey().keyMetadata().arn();
        refusesKey("InsufficientEncryptionPolicyException", key);
        kms.putKeyPolicy(r -> r.keyId(key).policy("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",\
                "Principal":{"AWS":"123456789012"}},{"Effect":"Allow","Action":"kms:GenerateDataKey*","Resource":"*",\
                "Principal":{"Service":"cloudtrail.amazonaws.com"}}]}"""));
        trails.updateTrail(r -> r.name(name).kmsKeyId(key));
        kms.disableKey(r -> r.keyId(key));
        refusesKey("KmsKeyDisabledException", key);
        refusesKey("KmsKeyNotFoundException", key + "0");
    }

    private void refusesKey(String code, String key) {
        Refused.with(code, () -> trails.updateTrail(r -> r.name(name).kmsKeyId(key)));
    }

    @Test
    void aNewTrailIsAtHomeWhereItWasMadeAndRecordsManagementEvents() {
        trail();
        assertEquals("eu-west-1", trails.getTrail(r -> r.name(name)).trail().homeRegion());
        var selectors = trails.getEventSelectors(r -> r.trailName(name)).eventSelectors();
        assertEquals(1, selectors.size());
        assertTrue(selectors.getFirst().includeManagementEvents());
    }

    @Test
    void thereAreNoDataEventsForVaults() {
        trail();
        Refused.with(
                "InvalidEventSelectorsException",
                () -> trails.putEventSelectors(r -> r.trailName(name)
                        .eventSelectors(s -> s.dataResources(d -> d.type("AWS::Backup::BackupVault")))));
    }

    @Test
    void aRegionHasFiveTrails() {
        bucket();
        s3.putBucketPolicy(r -> r.bucket(name).policy(POLICY.formatted(name, arn + "*")));
        for (int i = 0; i < 5; i++) {
            var each = name + i;
            trails.createTrail(r -> r.name(each).s3BucketName(name));
        }
        refusesTrail("MaximumNumberOfTrailsExceededException");
    }
}
