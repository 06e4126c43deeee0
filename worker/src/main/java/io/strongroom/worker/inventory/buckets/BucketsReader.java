package io.strongroom.worker.inventory.buckets;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.worker.aws.AwsFailure;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Buckets, read as far as backups need them; what has no setting answers with an error that means so. */
@Singleton
final class BucketsReader implements KindReader<Bucket> {
    private static final int PAGE = 1000;
    /** That the bucket itself is gone meanwhile is none of them. */
    private static final Set<String> NOT_SET = Set.of(
            "ServerSideEncryptionConfigurationNotFoundError",
            "NoSuchBucketPolicy",
            "NoSuchPublicAccessBlockConfiguration",
            "OwnershipControlsNotFoundError",
            "ObjectLockConfigurationNotFoundError",
            "ObjectLockConfigurationNotFound",
            "NoSuchLifecycleConfiguration",
            "NoSuchTagSet",
            "NoSuchTagSetError");

    @Override
    public Kind<Bucket> kind() {
        return Kinds.BUCKETS;
    }

    @Override
    public List<Bucket> read(Gathering from) {
        var s3 = from.client(S3Client.class);
        // With a number of buckets to a page, S3 says of each where it is.
        var listed = from.call(
                "s3:ListAllMyBuckets",
                () -> s3.listBucketsPaginator(request -> request.maxBuckets(PAGE)).buckets().stream()
                        .toList());
        return from.each(listed, bucket -> bucket(from, bucket.name(), region(from, bucket)));
    }

    static Told<Region> region(Gathering from, software.amazon.awssdk.services.s3.model.Bucket listed) {
        if (listed.bucketRegion() != null && !listed.bucketRegion().isEmpty()) {
            return Told.known(new Region(listed.bucketRegion()));
        }
        return from.told("s3:GetBucketLocation", () -> {
            var location = from.client(S3Client.class)
                    .getBucketLocation(r -> r.bucket(listed.name()))
                    .locationConstraintAsString();
            // The oldest Region has no name here, and Ireland an old one.
            var code = location == null || location.isEmpty() || location.equals("null") ? "us-east-1" : location;
            return Optional.of(new Region(code.equals("EU") ? "eu-west-1" : code));
        });
    }

    private static Bucket bucket(Gathering from, String name, Told<Region> region) {
        var s3 = region instanceof Told.Known<Region>(var place) && !place.equals(from.region())
                ? from.at(from.accountId(), place).client(S3Client.class)
                : from.client(S3Client.class);
        return new Bucket(
                "arn:" + from.region().partition().id() + ":s3:::" + name,
                name,
                region,
                asked(from, "s3:GetEncryptionConfiguration", () -> encryption(s3, name)),
                asked(from, "s3:GetBucketPolicy", () -> policy(s3, name)),
                asked(
                        from,
                        "s3:GetBucketPolicyStatus",
                        () -> Optional.ofNullable(s3.getBucketPolicyStatus(r -> r.bucket(name))
                                        .policyStatus())
                                .map(status -> Boolean.TRUE.equals(status.isPublic()))),
                asked(from, "s3:GetBucketPublicAccessBlock", () -> publicAccess(s3, name)),
                asked(
                        from,
                        "s3:GetBucketOwnershipControls",
                        () -> s3.getBucketOwnershipControls(r -> r.bucket(name)).ownershipControls().rules().stream()
                                .findFirst()
                                .map(rule -> rule.objectOwnershipAsString())),
                asked(from, "s3:GetBucketVersioning", () -> versioning(s3, name)),
                asked(from, "s3:GetBucketObjectLockConfiguration", () -> objectLock(s3, name)),
                asked(
                        from,
                        "s3:GetBucketLogging",
                        () -> Optional.ofNullable(
                                        s3.getBucketLogging(r -> r.bucket(name)).loggingEnabled())
                                .map(logging -> logging.targetBucket())),
                asked(
                        from,
                        "s3:GetLifecycleConfiguration",
                        () -> Optional.of(s3.getBucketLifecycleConfiguration(r -> r.bucket(name)).rules().stream()
                                .map(BucketsReader::rule)
                                .toList())),
                asked(from, "s3:GetBucketTagging", () -> Optional.of(tags(s3, name))));
    }

    /** S3 says that a setting is not there by an error of its own for each. */
    static <T> Told<T> asked(Gathering from, String action, Supplier<Optional<T>> call) {
        return from.asked(action, () -> {
            try {
                return call.get();
            } catch (S3Exception e) {
                if (NOT_SET.contains(AwsFailure.of(e).code())) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private static Optional<Bucket.Encryption> encryption(S3Client s3, String bucket) {
        return s3.getBucketEncryption(r -> r.bucket(bucket)).serverSideEncryptionConfiguration().rules().stream()
                .filter(rule -> rule.applyServerSideEncryptionByDefault() != null)
                .findFirst()
                .map(BucketsReader::encryption);
    }

    private static Bucket.Encryption encryption(ServerSideEncryptionRule rule) {
        var byDefault = rule.applyServerSideEncryptionByDefault();
        var blocked = new HashSet<String>();
        if (rule.blockedEncryptionTypes() != null) {
            blocked.addAll(rule.blockedEncryptionTypes().encryptionTypeAsStrings());
        }
        return new Bucket.Encryption(
                byDefault.sseAlgorithmAsString(),
                Optional.ofNullable(byDefault.kmsMasterKeyID()),
                Boolean.TRUE.equals(rule.bucketKeyEnabled()),
                blocked);
    }

    private static Optional<JsonNode> policy(S3Client s3, String bucket) {
        return Optional.ofNullable(s3.getBucketPolicy(r -> r.bucket(bucket)).policy())
                .map(text -> Gathering.document("s3:GetBucketPolicy", text));
    }

    private static Optional<Bucket.PublicAccessBlock> publicAccess(S3Client s3, String bucket) {
        return Optional.ofNullable(
                        s3.getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration())
                .map(block -> new Bucket.PublicAccessBlock(
                        Boolean.TRUE.equals(block.blockPublicAcls()),
                        Boolean.TRUE.equals(block.ignorePublicAcls()),
                        Boolean.TRUE.equals(block.blockPublicPolicy()),
                        Boolean.TRUE.equals(block.restrictPublicBuckets())));
    }

    private static Optional<Bucket.Versioning> versioning(S3Client s3, String bucket) {
        var answer = s3.getBucketVersioning(r -> r.bucket(bucket));
        return Optional.of(new Bucket.Versioning(
                "Enabled".equals(answer.statusAsString()), "Enabled".equals(answer.mfaDeleteAsString())));
    }

    private static Optional<Bucket.ObjectLock> objectLock(S3Client s3, String bucket) {
        return Optional.ofNullable(
                        s3.getObjectLockConfiguration(r -> r.bucket(bucket)).objectLockConfiguration())
                .map(lock -> {
                    var retention = Optional.ofNullable(lock.rule()).map(rule -> rule.defaultRetention());
                    return new Bucket.ObjectLock(
                            retention.map(one -> one.modeAsString()),
                            retention
                                    .map(one -> one.days() != null ? one.days() : 365L * one.years())
                                    .map(Number::longValue));
                });
    }

    private static Bucket.LifecycleRule rule(LifecycleRule rule) {
        return new Bucket.LifecycleRule(
                Optional.ofNullable(rule.id()).orElse(""),
                "Enabled".equals(rule.statusAsString()),
                Optional.ofNullable(rule.noncurrentVersionExpiration())
                        .map(end -> end.noncurrentDays())
                        .map(Integer::longValue));
    }

    private static Map<String, String> tags(S3Client s3, String bucket) {
        var tags = new HashMap<String, String>();
        s3.getBucketTagging(r -> r.bucket(bucket)).tagSet().forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }
}
