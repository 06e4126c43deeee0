package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import java.util.Optional;

/**
 * What a bucket loses by a call of S3, as CloudTrail renders the XML of it.
 *
 * @param ransom whether it is what ransomware does, so that it counts whatever the bucket is for
 */
record BucketLoss(String sentence, String impact, boolean ransom) {
    private static final String CUSTOMER_KEY = "x-amz-server-side-encryption-customer-algorithm";
    private static final String CUSTOMER_KEY_APPLIED = "SSE_C";

    static Optional<BucketLoss> of(AwsEvent event, Surroundings around) {
        var request = event.request();
        return switch (event.name()) {
            case "PutBucketVersioning" ->
                when(
                        request.path("VersioningConfiguration")
                                .path("Status")
                                .asText()
                                .equals("Suspended"),
                        "suspended the versions of",
                        "what is overwritten or deleted from now on is gone.",
                        true);
            case "PutBucketLifecycle", "PutBucketLifecycleConfiguration" ->
                when(
                        expires(request),
                        "had the objects expire of",
                        "S3 deletes them by itself, without a call that anyone would see.",
                        false);
            case "PutBucketObjectLockConfiguration", "PutObjectLockConfiguration" ->
                when(
                        true,
                        "changed the object lock of",
                        "new objects may be kept for less time, or not at all.",
                        false);
            case "PutBucketReplication" ->
                when(
                        replicatesOutside(event, around),
                        "had the objects copied to a foreign account of",
                        "all that is written to it is read elsewhere.",
                        true);
            case "PutBucketEncryption" ->
                when(
                        foreignKey(request, event, around),
                        "had new objects encrypted with a foreign account's key in",
                        "whoever owns the key decides whether they can be read.",
                        true);
            case "PutObject", "CopyObject" ->
                when(
                        request.has(CUSTOMER_KEY) || CUSTOMER_KEY_APPLIED.equals(applied(event)),
                        "wrote objects with a key that only they have to",
                        "AWS does not keep such keys: without theirs the objects are lost.",
                        true);
            case "DeleteBucketEncryption" ->
                when(true, "removed the encryption setting of", "new objects get S3's own key.", false);
            case "DeleteBucketPolicy" ->
                when(true, "deleted the policy of", "what it forbade is allowed again.", false);
            case "DeleteBucketPublicAccessBlock" ->
                when(true, "removed the public access block of", "a policy can now open it to everyone.", false);
            default -> when(true, "deleted", "all that was in it is gone.", false);
        };
    }

    private static String applied(AwsEvent event) {
        return event.detail().path("additionalEventData").path("SSEApplied").asText();
    }

    private static Optional<BucketLoss> when(boolean so, String sentence, String impact, boolean ransom) {
        return so ? Optional.of(new BucketLoss(sentence, impact, ransom)) : Optional.empty();
    }

    private static boolean expires(JsonNode request) {
        for (var rule : many(request.path("LifecycleConfiguration").path("Rule"))) {
            boolean expires = rule.has("Expiration") || rule.has("NoncurrentVersionExpiration");
            if (expires && !rule.path("Status").asText().equals("Disabled")) {
                return true;
            }
        }
        return false;
    }

    private static boolean replicatesOutside(AwsEvent event, Surroundings around) {
        for (var rule : many(event.request().path("ReplicationConfiguration").path("Rule"))) {
            var account = rule.path("Destination").path("Account").asText();
            if (account.length() == 12 && Outsiders.outside(account, event.account(), around)) {
                return true;
            }
        }
        return false;
    }

    private static boolean foreignKey(JsonNode request, AwsEvent event, Surroundings around) {
        for (var rule : many(request.path("ServerSideEncryptionConfiguration").path("Rule"))) {
            var key = Arn.parse(rule.path("ApplyServerSideEncryptionByDefault")
                    .path("KMSMasterKeyID")
                    .asText());
            if (key.filter(arn -> Outsiders.outside(arn.account(), event.account(), around))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** One element of XML is no list. */
    private static Iterable<JsonNode> many(JsonNode node) {
        return node.isArray() || node.isMissingNode() ? node : Json.array().add(node);
    }
}
