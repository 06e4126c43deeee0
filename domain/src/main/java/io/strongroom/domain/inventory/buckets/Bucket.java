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
import java.util.function.Predicate;

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
        Region region,
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
        static final List<Predicate<PublicAccessBlock>> SWITCHES = List.of(
                PublicAccessBlock::blockPublicAcls,
                PublicAccessBlock::ignorePublicAcls,
                PublicAccessBlock::blockPublicPolicy,
                PublicAccessBlock::restrictPublicBuckets);

        public boolean all() {
            return SWITCHES.stream().allMatch(isOn -> isOn.test(this));
        }
    }

    public record Versioning(boolean enabled, boolean mfaDelete) {}

    /** @param mode default retention's mode, {@code GOVERNANCE} or {@code COMPLIANCE}; empty without default retention */
    public record ObjectLock(Optional<String> mode, Optional<Long> days) {}

    /** @param noncurrentDays after how many days old versions go; empty when they stay */
    public record LifecycleRule(String id, boolean enabled, Optional<Long> expireDays, Optional<Long> noncurrentDays) {}
}
