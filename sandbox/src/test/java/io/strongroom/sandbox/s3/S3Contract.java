package io.strongroom.sandbox.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Refused;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;

/** What S3 does, whoever simulates it. */
abstract class S3Contract {
    static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/0c2f2a3e-6c0f-4a6e-9d57-5a0f3f2f6f11";
    S3Client s3;

    abstract S3Client connect();

    @BeforeEach
    void start() {
        s3 = connect();
    }

    static String freshName() {
        return "b-" + UUID.randomUUID();
    }

    String bucket() {
        var name = freshName();
        s3.createBucket(r -> r.bucket(name).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        return name;
    }

    @Test
    void bucketIsThereUntilItIsDeleted() {
        var name = bucket();
        s3.headBucket(r -> r.bucket(name));
        assertEquals("eu-west-1", s3.getBucketLocation(r -> r.bucket(name)).locationConstraintAsString());
        assertTrue(
                s3.listBuckets().buckets().stream().anyMatch(one -> one.name().equals(name)));
        s3.deleteBucket(r -> r.bucket(name));
        assertThrows(NoSuchBucketException.class, () -> s3.headBucket(r -> r.bucket(name)));
        Refused.with("NoSuchBucket", () -> s3.getBucketVersioning(r -> r.bucket(name)));
    }

    @Test
    void nameIsTakenOnlyOnce() {
        var name = bucket();
        assertThrows(
                BucketAlreadyOwnedByYouException.class,
                () -> s3.createBucket(
                        r -> r.bucket(name).createBucketConfiguration(c -> c.locationConstraint("eu-west-1"))));
    }

    @Test
    void encryptionWithAKeyIsKept() {
        var name = bucket();
        s3.putBucketEncryption(r -> r.bucket(name)
                .serverSideEncryptionConfiguration(c -> c.rules(rule -> rule.bucketKeyEnabled(true)
                        .applyServerSideEncryptionByDefault(e ->
                                e.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(KEY)))));
        var rule = s3.getBucketEncryption(r -> r.bucket(name))
                .serverSideEncryptionConfiguration()
                .rules()
                .getFirst();
        assertTrue(rule.bucketKeyEnabled());
        assertEquals(
                ServerSideEncryption.AWS_KMS,
                rule.applyServerSideEncryptionByDefault().sseAlgorithm());
        assertEquals(KEY, rule.applyServerSideEncryptionByDefault().kmsMasterKeyID());
    }

    @Test
    void policyIsAbsentThenThereThenGone() {
        var name = bucket();
        Refused.with("NoSuchBucketPolicy", () -> s3.getBucketPolicy(r -> r.bucket(name)));
        var policy = tlsOnly(name);
        s3.putBucketPolicy(r -> r.bucket(name).policy(policy));
        assertEquals(
                Json.parse(policy),
                Json.parse(s3.getBucketPolicy(r -> r.bucket(name)).policy()));
        s3.deleteBucketPolicy(r -> r.bucket(name));
        Refused.with("NoSuchBucketPolicy", () -> s3.getBucketPolicy(r -> r.bucket(name)));
    }

    static String tlsOnly(String name) {
        return """
                {"Version":"2012-10-17","Statement":[{"Sid":"Tls","Effect":"Deny","Principal":"*","Action":"s3:*",\
                "Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],\
                "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""".formatted(name);
    }

    @Test
    void versioningIsOffThenOnThenSuspended() {
        var name = bucket();
        assertNull(s3.getBucketVersioning(r -> r.bucket(name)).status());
        for (var status : List.of(BucketVersioningStatus.ENABLED, BucketVersioningStatus.SUSPENDED)) {
            s3.putBucketVersioning(r -> r.bucket(name).versioningConfiguration(v -> v.status(status)));
            assertEquals(status, s3.getBucketVersioning(r -> r.bucket(name)).status());
        }
    }

    @Test
    void loggingNeedsATargetAndCanBeSwitchedOff() {
        var name = bucket();
        var logs = bucket();
        s3.putBucketPolicy(r -> r.bucket(logs).policy("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                        "Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject",\
                        "Resource":"arn:aws:s3:::%s/*"}]}""".formatted(logs)));
        assertNull(s3.getBucketLogging(r -> r.bucket(name)).loggingEnabled());
        Refused.with("InvalidTargetBucketForLogging", () -> logTo(name, freshName()));
        logTo(name, logs);
        assertEquals(
                logs, s3.getBucketLogging(r -> r.bucket(name)).loggingEnabled().targetBucket());
        s3.putBucketLogging(r -> r.bucket(name).bucketLoggingStatus(l -> {}));
        assertNull(s3.getBucketLogging(r -> r.bucket(name)).loggingEnabled());
    }

    private void logTo(String name, String target) {
        s3.putBucketLogging(r -> r.bucket(name)
                .bucketLoggingStatus(
                        l -> l.loggingEnabled(e -> e.targetBucket(target).targetPrefix("s3/"))));
    }

    @Test
    void publicAccessBlockIsKeptAndCanBeTakenAway() {
        var name = bucket();
        s3.putPublicAccessBlock(r -> r.bucket(name)
                .publicAccessBlockConfiguration(c -> c.blockPublicAcls(true)
                        .ignorePublicAcls(true)
                        .blockPublicPolicy(true)
                        .restrictPublicBuckets(false)));
        var block = s3.getPublicAccessBlock(r -> r.bucket(name)).publicAccessBlockConfiguration();
        assertTrue(block.blockPublicPolicy());
        assertFalse(block.restrictPublicBuckets());
        s3.deletePublicAccessBlock(r -> r.bucket(name));
        Refused.with("NoSuchPublicAccessBlockConfiguration", () -> s3.getPublicAccessBlock(r -> r.bucket(name)));
    }

    @Test
    void lifecycleIsReplacedAsAWhole() {
        var name = bucket();
        Refused.with("NoSuchLifecycleConfiguration", () -> s3.getBucketLifecycleConfiguration(r -> r.bucket(name)));
        for (var id : List.of("first", "second")) {
            s3.putBucketLifecycleConfiguration(r -> r.bucket(name)
                    .lifecycleConfiguration(c -> c.rules(rule -> rule.id(id)
                            .status(ExpirationStatus.ENABLED)
                            .filter(f -> f.prefix("logs/"))
                            .expiration(e -> e.days(400)))));
        }
        var rules = s3.getBucketLifecycleConfiguration(r -> r.bucket(name)).rules();
        assertEquals(List.of("second"), rules.stream().map(rule -> rule.id()).toList());
        assertEquals(400, rules.getFirst().expiration().days());
        s3.deleteBucketLifecycle(r -> r.bucket(name));
        Refused.with("NoSuchLifecycleConfiguration", () -> s3.getBucketLifecycleConfiguration(r -> r.bucket(name)));
    }

    @Test
    void tagsAreAbsentThenThereThenGone() {
        var name = bucket();
        Refused.with("NoSuchTagSet", () -> s3.getBucketTagging(r -> r.bucket(name)));
        var tag = Tag.builder().key("env").value("prod").build();
        s3.putBucketTagging(r -> r.bucket(name).tagging(t -> t.tagSet(tag)));
        assertEquals(List.of(tag), s3.getBucketTagging(r -> r.bucket(name)).tagSet());
        s3.deleteBucketTagging(r -> r.bucket(name));
        Refused.with("NoSuchTagSet", () -> s3.getBucketTagging(r -> r.bucket(name)));
    }

    @Test
    void ownershipIsKept() {
        var name = bucket();
        s3.putBucketOwnershipControls(r -> r.bucket(name)
                .ownershipControls(o -> o.rules(rule -> rule.objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED))));
        assertEquals(
                ObjectOwnership.BUCKET_OWNER_PREFERRED,
                s3.getBucketOwnershipControls(r -> r.bucket(name))
                        .ownershipControls()
                        .rules()
                        .getFirst()
                        .objectOwnership());
        s3.deleteBucketOwnershipControls(r -> r.bucket(name));
        Refused.with("OwnershipControlsNotFoundError", () -> s3.getBucketOwnershipControls(r -> r.bucket(name)));
    }
}
