package io.strongroom.domain.inventory.buckets;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.iam.access.Grants;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An S3 bucket, read as far as backups need it.
 *
 * @param publicByPolicy whether S3 calls its policy public
 * @param ownership {@code BucketOwnerEnforced}, {@code BucketOwnerPreferred} or {@code ObjectWriter}
 * @param logging the bucket that its access log goes to
 */
public record Bucket(
        String arn,
        String name,
        Told<Region> region,
        Told<Encryption> encryption,
        Told<JsonNode> policy,
        Told<Boolean> publicByPolicy,
        Told<PublicAccessBlock> publicAccessBlock,
        Told<String> ownership,
        Told<Versioning> versioning,
        Told<ObjectLock> objectLock,
        Told<String> logging,
        Told<List<LifecycleRule>> lifecycle,
        Told<Map<String, String>> tags)
        implements Resource {

    /** Whether it is in that Region, or nobody tells where it is. */
    public boolean mayBeIn(Region place) {
        return !(region instanceof Told.Known<Region>(var known)) || known.equals(place);
    }

    /** Where it is. @throws io.strongroom.domain.inventory.NotTold when S3 did not tell */
    public Region place() {
        return region.value().orElseThrow();
    }

    /** Whom its policy lets in. @throws NotTold when it could not be read */
    public List<Grant> grants() {
        return policy.value()
                .map(document -> Grants.of(Policy.of("bucket policy", document)))
                .orElse(List.of());
    }

    /** @param blockedTypes encryption types that the bucket refuses, such as {@code SSE-C} */
    public record Encryption(
            String algorithm, Optional<String> kmsKeyArn, boolean bucketKey, Set<String> blockedTypes) {}

    /** The four switches. */
    public record PublicAccessBlock(
            boolean blockPublicAcls,
            boolean ignorePublicAcls,
            boolean blockPublicPolicy,
            boolean restrictPublicBuckets) {
        /** As good as none. */
        public static final PublicAccessBlock NONE = new PublicAccessBlock(false, false, false, false);

        /** What holds where both are set: a switch that is on in one of them is on. */
        public PublicAccessBlock with(PublicAccessBlock other) {
            return new PublicAccessBlock(
                    blockPublicAcls || other.blockPublicAcls,
                    ignorePublicAcls || other.ignorePublicAcls,
                    blockPublicPolicy || other.blockPublicPolicy,
                    restrictPublicBuckets || other.restrictPublicBuckets);
        }

        public boolean all() {
            return blockPublicAcls && ignorePublicAcls && blockPublicPolicy && restrictPublicBuckets;
        }
    }

    public record Versioning(boolean enabled, boolean mfaDelete) {}

    /** @param mode default retention's mode, {@code GOVERNANCE} or {@code COMPLIANCE}; empty without default retention */
    public record ObjectLock(Optional<String> mode, Optional<Long> days) {}

    /** @param noncurrentDays after how many days old versions go; empty when they stay */
    public record LifecycleRule(String id, boolean enabled, Optional<Long> noncurrentDays) {}
}
