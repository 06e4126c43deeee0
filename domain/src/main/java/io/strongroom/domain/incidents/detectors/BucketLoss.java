package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a bucket loses by a call of S3, as CloudTrail renders the XML of it.
 *
 * @param severity where the bucket holds backups
 */
record BucketLoss(String sentence, String impact, Counts counts, Severity severity) {
    private static final String CUSTOMER_KEY = "x-amz-server-side-encryption-customer-algorithm";
    private static final String CUSTOMER_KEY_APPLIED = "SSE_C";

    /** Where it counts, and by whom. */
    enum Counts {
        /** Of a bucket with backups, unless the platform does it. */
        OF_BACKUPS,
        /** Of a bucket with backups, whoever does it. */
        WHOEVER,
        /** Of any bucket, whoever does it: that is what ransomware does. */
        ANYWHERE
    }

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
                        Counts.ANYWHERE);
            case "PutBucketLifecycle", "PutBucketLifecycleConfiguration" ->
                when(
                        expires(request),
                        "had the objects expire of",
                        "S3 deletes them by itself, without a call that anyone would see.",
                        Counts.OF_BACKUPS);
            case "PutBucketObjectLockConfiguration", "PutObjectLockConfiguration" ->
                when(
                        true,
                        "changed the object lock of",
                        "new objects may be kept for less time, or not at all.",
                        Counts.OF_BACKUPS);
            case "PutBucketReplication" -> Replication.loss(event, around);
            case "DeleteBucketReplication" ->
                when(
                        true,
                        "ended the replication of",
                        "what is written to it from now on is nowhere else.",
                        Counts.OF_BACKUPS);
            case "PutBucketPolicy" -> policy(event, around);
            case "PutBucketPublicAccessBlock" ->
                when(
                        opens(request.path("PublicAccessBlockConfiguration")),
                        "opened the public access block of",
                        "a policy or an ACL can now open it to everyone.",
                        Counts.OF_BACKUPS);
            case "PutBucketEncryption" ->
                when(
                        foreignKey(request, event, around),
                        "had new objects encrypted with a foreign account's key in",
                        "whoever owns the key decides whether they can be read.",
                        Counts.ANYWHERE);
            case "PutObject", "CopyObject" ->
                when(
                        request.has(CUSTOMER_KEY) || CUSTOMER_KEY_APPLIED.equals(applied(event)),
                        "wrote objects with a key that only they have to",
                        "AWS does not keep such keys: without theirs the objects are lost.",
                        Counts.ANYWHERE);
            case "DeleteBucketEncryption" ->
                when(true, "removed the encryption setting of", "new objects get S3's own key.", Counts.OF_BACKUPS);
            case "DeleteBucketPolicy" ->
                when(true, "deleted the policy of", "what it forbade is allowed again.", Counts.OF_BACKUPS);
            case "DeleteBucketPublicAccessBlock" ->
                when(
                        true,
                        "removed the public access block of",
                        "a policy can now open it to everyone.",
                        Counts.OF_BACKUPS);
            default -> when(true, "deleted", "all that was in it is gone.", Counts.OF_BACKUPS);
        };
    }

    private static String applied(AwsEvent event) {
        return event.detail().path("additionalEventData").path("SSEApplied").asText();
    }

    static Optional<BucketLoss> when(boolean so, String sentence, String impact, Counts counts) {
        return so ? Optional.of(new BucketLoss(sentence, impact, counts, Severity.HIGH)) : Optional.empty();
    }

    BucketLoss as(Severity how) {
        return new BucketLoss(sentence, impact, counts, how);
    }

    /** Buckets are not kept of an assessment: what the policy before forbade is not known. */
    private static Optional<BucketLoss> policy(AwsEvent event, Surroundings around) {
        var request = event.request();
        var document =
                Outsiders.document(request.has("bucketPolicy") ? request.path("bucketPolicy") : request.path("policy"));
        var outsiders =
                document.map(one -> Outsiders.in(one, event.account(), around)).orElse(Outsiders.NOBODY);
        if (!outsiders.any()) {
            return when(
                            true,
                            "replaced the policy of",
                            "whether it forbids less than the one before could not be told.",
                            Counts.OF_BACKUPS)
                    .map(loss -> loss.as(Severity.MEDIUM));
        }
        var whom = outsiders.everyone() ? "everybody" : "account " + String.join(", ", outsiders.accounts());
        return when(true, "let " + whom + " in, by the policy of", "what is in it is read elsewhere.", Counts.WHOEVER)
                .map(loss -> loss.as(outsiders.everyone() ? Severity.CRITICAL : Severity.HIGH));
    }

    /** Each of the four that is not said to be on is off. */
    private static boolean opens(JsonNode block) {
        return Stream.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
                .anyMatch(one -> !block.path(one).asBoolean());
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
    static Iterable<JsonNode> many(JsonNode node) {
        return node.isArray() || node.isMissingNode() ? node : Json.array().add(node);
    }
}
