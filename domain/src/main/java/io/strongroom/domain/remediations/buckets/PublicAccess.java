package io.strongroom.domain.remediations.buckets;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Proposal.Refused;
import java.util.Optional;

/** Block public access of one bucket, all four parts of it. */
final class PublicAccess {
    private PublicAccess() {}

    /** The change that turns all of it on, or empty when it is on. Comes after the policy: S3 then refuses public ones. */
    static Optional<Change> blocked(String bucket, Snapshot snapshot) {
        var wanted = Json.object()
                .put("blockPublicAcls", true)
                .put("ignorePublicAcls", true)
                .put("blockPublicPolicy", true)
                .put("restrictPublicBuckets", true);
        var facet = new BucketPublicAccessBlock(bucket);
        var current = snapshot.state(facet);
        return current.equals(Optional.of(wanted)) ? Optional.empty() : Optional.of(Change.put(facet, current, wanted));
    }

    /** Why the bucket's policy cannot be put: S3 refuses every policy that is public while it blocks them. */
    static Optional<Refused> objection(String bucket, PolicyDocument policy, Optional<JsonNode> block) {
        var blocksPolicies =
                block.map(state -> state.path("blockPublicPolicy").asBoolean()).orElse(false);
        if (blocksPolicies && PolicyReach.allowsEveryone(policy)) {
            return Optional.of(new Refused(
                    "policy-is-public",
                    "The policy of " + bucket + " lets everybody in, and block public access makes S3 refuse any"
                            + " change to it. Take the public statement away first."));
        }
        return Optional.empty();
    }
}
