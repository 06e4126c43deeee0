package io.strongroom.sandbox.s3;

import static io.strongroom.sandbox.calls.Sandboxes.ALL;
import static io.strongroom.sandbox.calls.Sandboxes.BACKUP_PROD;
import static io.strongroom.sandbox.calls.Sandboxes.IRELAND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Refused;
import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.faults.Faults;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The contract, and what moto does not know. */
class S3SandboxTest extends S3Contract {
    private final SandboxAwsAccounts accounts = Sandboxes.calm(new MovingClock());

    @Override
    S3Client connect() {
        return Sandboxes.client(accounts, S3Client.class);
    }

    @Test
    void newBucketIsEncryptedByS3ItselfAndClosedToThePublic() {
        var name = bucket();
        var rule = s3.getBucketEncryption(r -> r.bucket(name))
                .serverSideEncryptionConfiguration()
                .rules()
                .getFirst();
        assertEquals(
                ServerSideEncryption.AES256,
                rule.applyServerSideEncryptionByDefault().sseAlgorithm());
        assertFalse(rule.bucketKeyEnabled());
        var block = s3.getPublicAccessBlock(r -> r.bucket(name)).publicAccessBlockConfiguration();
        assertTrue(block.blockPublicAcls()
                && block.ignorePublicAcls()
                && block.blockPublicPolicy()
                && block.restrictPublicBuckets());
    }

    @Test
    void namesBelongToTheWorld() {
        var other = accounts.discover().accounts().stream()
                .filter(account -> account.name().equals("orders-prod"))
                .findFirst()
                .orElseThrow();
        var theirs = accounts.changing(other.id(), IRELAND, ALL).client(S3Client.class);
        Refused.with(
                "BucketAlreadyExists",
                () -> theirs.createBucket(r -> r.bucket("my-backup-bucket")
                        .createBucketConfiguration(c -> c.locationConstraint("eu-west-1"))));
        Refused.with("AccessDenied", () -> theirs.headBucket(r -> r.bucket("my-backup-bucket")));
    }

    @Test
    void bucketAnswersInItsOwnRegionOnly() {
        var name = bucket();
        var far = accounts.changing(BACKUP_PROD, new Region("us-east-1"), ALL).client(S3Client.class);
        Refused.with("PermanentRedirect", () -> far.getBucketVersioning(r -> r.bucket(name)));
        assertEquals("eu-west-1", far.getBucketLocation(r -> r.bucket(name)).locationConstraintAsString());
    }

    @Test
    void wrongExpectedOwnerIsDenied() {
        var name = bucket();
        s3.getBucketVersioning(r -> r.bucket(name).expectedBucketOwner("123456789012"));
        Refused.with(
                "AccessDenied", () -> s3.getBucketVersioning(r -> r.bucket(name).expectedBucketOwner("999999999999")));
    }

    @Test
    void publicPolicyIsBlockedUntilTheBlockIsGone() {
        var name = bucket();
        var open = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",\
                "Resource":"arn:aws:s3:::%s/*"}]}""".formatted(name);
        Refused.with(
                "AccessDenied", () -> s3.putBucketPolicy(r -> r.bucket(name).policy(open)));
        s3.deletePublicAccessBlock(r -> r.bucket(name));
        s3.putBucketPolicy(r -> r.bucket(name).policy(open));
        assertTrue(s3.getBucketPolicyStatus(r -> r.bucket(name)).policyStatus().isPublic());
    }

    @Test
    void policyForAnotherBucketOrWithoutSenseIsMalformed() {
        var name = bucket();
        Refused.with(
                "MalformedPolicy", () -> s3.putBucketPolicy(r -> r.bucket(name).policy(tlsOnly("other"))));
        Refused.with(
                "MalformedPolicy", () -> s3.putBucketPolicy(r -> r.bucket(name).policy("{}")));
    }

    @Test
    void actionsHaveTheNamesThatIamKnows() {
        var name = bucket();
        var session = new ChangeSession(
                "job-4", "anna", Set.of("s3:PutEncryptionConfiguration"), Set.of("arn:aws:s3:::" + name));
        var cut = accounts.changing(BACKUP_PROD, IRELAND, session).client(S3Client.class);
        cut.putBucketEncryption(r -> r.bucket(name)
                .serverSideEncryptionConfiguration(c -> c.rules(rule -> rule.applyServerSideEncryptionByDefault(
                        e -> e.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(KEY)))));
        Refused.with("AccessDenied", () -> cut.getBucketEncryption(r -> r.bucket(name)));
        assertEquals(
                "s3:PutBucketEncryption",
                accounts.ledger().bySession("job-4").getFirst().api());
    }

    @Test
    void throttlingIsCalledSlowDown() {
        accounts.strike(new Faults.Rule("s3:ListBuckets", "*", Fault.THROTTLE, 1));
        var refusal = Refused.with("SlowDown", () -> s3.listBuckets());
        assertEquals(503, refusal.statusCode());
        assertTrue(refusal.isThrottlingException());
    }

    @Test
    void exampleBucketIsAsThePracticeDescribesIt() {
        assertNull(s3.getBucketVersioning(r -> r.bucket("my-backup-bucket")).status());
        assertNull(s3.getBucketLogging(r -> r.bucket("my-backup-bucket")).loggingEnabled());
        Refused.with("NoSuchBucketPolicy", () -> s3.getBucketPolicy(r -> r.bucket("my-backup-bucket")));
        assertEquals(
                ServerSideEncryption.AES256,
                s3.getBucketEncryption(r -> r.bucket("my-backup-bucket"))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .getFirst()
                        .applyServerSideEncryptionByDefault()
                        .sseAlgorithm());
    }
}
