package io.strongroom.domain.inventory.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A KMS key of the account and Region. What takes calls of its own is told for customer managed keys only; of AWS's own
 * keys it is {@code None}.
 *
 * @param manager {@code CUSTOMER} or {@code AWS}
 * @param state such as {@code Enabled}, {@code Disabled}, {@code PendingDeletion}, {@code PendingImport}, {@code Unavailable}
 * @param origin {@code AWS_KMS}, {@code EXTERNAL}, {@code AWS_CLOUDHSM} or {@code EXTERNAL_KEY_STORE}
 * @param replicaOf ARN of the primary key, for a replica of a multi-Region key
 * @param expiresAt when imported key material goes
 */
public record Key(
        String arn,
        String id,
        Set<String> aliases,
        String manager,
        String state,
        String origin,
        String spec,
        String usage,
        boolean multiRegion,
        Optional<String> replicaOf,
        Optional<Instant> deletionAt,
        Optional<Instant> expiresAt,
        Told<Rotation> rotation,
        Told<JsonNode> policy,
        Told<List<Grant>> grants,
        Told<Map<String, String>> tags)
        implements Resource {

    /** @param next when it rotates next */
    public record Rotation(boolean enabled, Optional<Integer> periodDays, Optional<Instant> next) {}

    /** A grant: who may use the key for what, beside its policy. */
    public record Grant(String id, String grantee, Set<String> operations, Instant createdAt) {}

    public boolean customerManaged() {
        return manager.equals("CUSTOMER");
    }

    /** Its policy, read for questions; it lets nobody in when there is none. */
    public Policy readPolicy() {
        return Policy.of("key policy", policy.value().map(PolicyDocument::of).orElseGet(PolicyDocument::empty));
    }

    /** @param ref id, ARN or alias, as services name keys */
    public boolean called(String ref) {
        return arn.equals(ref)
                || id.equals(ref)
                || aliases.contains(ref)
                || aliases.stream()
                        .map(alias -> arn.substring(0, arn.lastIndexOf(':') + 1) + alias)
                        .anyMatch(ref::equals);
    }

    /** Whether it encrypts and decrypts now. Its properties may be changing meanwhile. */
    public boolean usable() {
        return state.equals("Enabled") || state.equals("Updating");
    }

    /** Whether it is on its way out. */
    public boolean leaving() {
        return state.equals("PendingDeletion") || state.equals("PendingReplicaDeletion");
    }

    /** Whether AWS can rotate it by itself: only symmetric keys whose material KMS made and holds. */
    public boolean canRotate() {
        return origin.equals("AWS_KMS") && spec.equals("SYMMETRIC_DEFAULT");
    }
}
