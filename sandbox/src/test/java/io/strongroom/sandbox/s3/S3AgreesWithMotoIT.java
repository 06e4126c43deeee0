package io.strongroom.sandbox.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Moto;
import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.calls.SdkJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;

/** Random calls, made to the sandbox and to moto alike, have the same answers and leave the same state. */
class S3AgreesWithMotoIT {
    private static final int CALLS = 60;

    private interface Step extends BiFunction<S3Client, String, AwsResponse> {}

    /** What can be asked at any time; the outcome is compared. */
    private static final List<Step> READS = List.of(
            (s3, name) -> s3.getBucketVersioning(r -> r.bucket(name)),
            (s3, name) -> s3.getBucketTagging(r -> r.bucket(name)),
            (s3, name) -> s3.getPublicAccessBlock(r -> r.bucket(name)),
            (s3, name) -> s3.getBucketPolicy(r -> r.bucket(name)),
            (s3, name) -> s3.getBucketEncryption(r -> r.bucket(name)),
            (s3, name) -> s3.getBucketOwnershipControls(r -> r.bucket(name)),
            (s3, name) -> s3.getBucketLogging(r -> r.bucket(name)),
            (s3, name) -> s3.getBucketLifecycleConfiguration(r -> r.bucket(name)));

    private static Step step(Random random) {
        int variant = random.nextInt(3);
        return switch (random.nextInt(10)) {
            case 0 ->
                (s3, name) -> s3.putBucketVersioning(r -> r.bucket(name)
                        .versioningConfiguration(v -> v.status(
                                variant == 0 ? BucketVersioningStatus.SUSPENDED : BucketVersioningStatus.ENABLED)));
            case 1 ->
                (s3, name) -> s3.putBucketTagging(r -> r.bucket(name)
                        .tagging(t -> t.tagSet(
                                Tag.builder().key("k" + variant).value("v").build())));
            case 2 -> (s3, name) -> s3.deleteBucketTagging(r -> r.bucket(name));
            case 3 ->
                (s3, name) -> s3.putPublicAccessBlock(r -> r.bucket(name)
                        .publicAccessBlockConfiguration(c -> c.blockPublicAcls(variant > 0)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(variant > 1)
                                .restrictPublicBuckets(true)));
            case 4 -> (s3, name) -> s3.deletePublicAccessBlock(r -> r.bucket(name));
            case 5 -> (s3, name) -> s3.putBucketPolicy(r -> r.bucket(name).policy(S3Contract.tlsOnly(name)));
            case 6 -> (s3, name) -> s3.deleteBucketPolicy(r -> r.bucket(name));
            case 7 ->
                (s3, name) -> s3.putBucketEncryption(r -> r.bucket(name)
                        .serverSideEncryptionConfiguration(c -> c.rules(rule -> rule.bucketKeyEnabled(variant > 0)
                                .applyServerSideEncryptionByDefault(e -> e.sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                        .kmsMasterKeyID(S3Contract.KEY)))));
            case 8 ->
                (s3, name) -> s3.putBucketOwnershipControls(r -> r.bucket(name)
                        .ownershipControls(o -> o.rules(rule -> rule.objectOwnership(
                                variant > 0 ? ObjectOwnership.BUCKET_OWNER_ENFORCED : ObjectOwnership.OBJECT_WRITER))));
            default ->
                (s3, name) -> s3.putBucketLifecycleConfiguration(r -> r.bucket(name)
                        .lifecycleConfiguration(c -> c.rules(rule -> rule.id("r" + variant)
                                .status(ExpirationStatus.ENABLED)
                                .filter(f -> f.prefix("a/"))
                                .noncurrentVersionExpiration(e -> e.noncurrentDays(30 + variant)))));
        };
    }

    @TestFactory
    List<DynamicTest> randomCallsAgree() {
        var wire = Moto.client(S3Client.builder().forcePathStyle(true));
        return LongStream.rangeClosed(1, 8)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(wire, seed)))
                .toList();
    }

    private static void compare(S3Client wire, long seed) {
        var random = new Random(seed);
        var sandbox = Sandboxes.client(Sandboxes.calm(new MovingClock()), S3Client.class);
        var name = "agree-" + UUID.randomUUID();
        for (var s3 : List.of(wire, sandbox)) {
            s3.createBucket(r -> r.bucket(name).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
            settle(s3, name);
        }
        var done = new ArrayList<String>();
        for (int i = 0; i < CALLS; i++) {
            var step = random.nextBoolean() ? step(random) : READS.get(random.nextInt(READS.size()));
            var expected = outcome(step, wire, name);
            done.add(expected);
            assertEquals(expected, outcome(step, sandbox, name), () -> "after " + done);
        }
        for (var read : READS) {
            assertEquals(outcome(read, wire, name), outcome(read, sandbox, name), () -> "in the end, after " + done);
        }
    }

    /** moto does not know what S3 gives new buckets of today, so both start from the same. */
    private static void settle(S3Client s3, String name) {
        s3.deletePublicAccessBlock(r -> r.bucket(name));
        s3.deleteBucketOwnershipControls(r -> r.bucket(name));
        s3.putBucketEncryption(r -> r.bucket(name)
                .serverSideEncryptionConfiguration(c -> c.rules(rule -> rule.bucketKeyEnabled(false)
                        .applyServerSideEncryptionByDefault(e -> e.sseAlgorithm(ServerSideEncryption.AES256)))));
    }

    private static String outcome(Step step, S3Client s3, String name) {
        try {
            return Json.canonical(SdkJson.write(step.apply(s3, name)));
        } catch (AwsServiceException e) {
            return e.statusCode() + " " + e.awsErrorDetails().errorCode();
        }
    }
}
