package io.strongroom.worker.queue;

import static io.strongroom.worker.queue.MotoForTests.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.remediations.RemediationCatalog;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

/** Live mode on the wire: assumed roles, session policies and the six remediations, against an AWS that we did not write. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(SqsForTests.class)
@WithTestResource(MotoForTests.class)
class LiveAwsIT {
    private static final Region IRELAND = new Region("eu-west-1");
    /** Names of buckets are one space for all accounts. */
    private static final String BUCKET = "my-backup-bucket-" + ACCOUNT;

    @Inject
    Jobs jobs;

    @Inject
    RemediationCatalog catalog;

    @Inject
    InstantSource clock;

    @Inject
    Accounts accounts;

    @Inject
    AwsAccounts aws;

    @BeforeEach
    void theExampleIsThere() {
        MotoForTests.required();
        Awaitility.await()
                .atMost(Sample.SOON)
                .until(() -> accounts.find(ACCOUNT).isPresent());
        var all = new ChangeSession("furnish", "tester", Set.of("s3:*", "iam:*"), Set.of("*"));
        var account = aws.changing(ACCOUNT, IRELAND, all);
        account.client(S3Client.class)
                .createBucket(bucket -> bucket.bucket(BUCKET)
                        .createBucketConfiguration(
                                where -> where.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
        account.client(IamClient.class)
                .createRole(role -> role.roleName("BackupAdmin")
                        .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
    }

    @Test
    void allSixAreAppliedOnTheWireAndShow() {
        var sample = new Sample(new JobsForTests(jobs, catalog, clock), ACCOUNT, BUCKET);
        var first = sample.all();
        first.forEach(job -> assertEquals(
                Conclusion.CHANGED, Sample.conclusion(job), job.remediation().value()));
        jobs.changes(first.getFirst().id()).stream()
                .filter(change -> change.state() == ChangeState.APPLIED)
                .forEach(change -> assertFalse(change.requestIds().isEmpty(), "request ids of " + change));

        var account = aws.reading(ACCOUNT, IRELAND);
        var kms = account.client(KmsClient.class);
        var key =
                kms.describeKey(request -> request.keyId("alias/backup-sample")).keyMetadata();
        assertTrue(
                kms.getKeyRotationStatus(request -> request.keyId(key.keyId())).keyRotationEnabled());
        var vault = account.client(BackupClient.class)
                .describeBackupVault(request -> request.backupVaultName("critical-data"));
        assertEquals(key.arn(), vault.encryptionKeyArn());
        assertTrue(vault.locked());

        sample.all()
                .forEach(job -> assertEquals(
                        Conclusion.ALREADY_COMPLIANT,
                        Sample.conclusion(job),
                        job.remediation().value()));

        first.reversed()
                .forEach(job -> assertEquals(
                        Conclusion.CHANGED,
                        Sample.conclusion(sample.undo(job)),
                        job.remediation().value()));
        assertEquals(
                KeyState.PENDING_DELETION,
                kms.describeKey(request -> request.keyId(key.arn()))
                        .keyMetadata()
                        .keyState());
        assertTrue(account.client(BackupClient.class)
                .listBackupVaults()
                .backupVaultList()
                .isEmpty());
    }
}
