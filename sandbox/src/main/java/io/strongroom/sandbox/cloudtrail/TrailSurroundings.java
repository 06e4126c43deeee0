package io.strongroom.sandbox.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.PolicyText;
import io.strongroom.sandbox.calls.Wildcards;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** What a trail writes to and through: CloudTrail looks at all of it before it takes a trail. */
final class TrailSurroundings {
    private static final String SELF = "cloudtrail.amazonaws.com";
    private final Calls calls;

    TrailSurroundings(Calls calls) {
        this.calls = calls;
    }

    void require(Documents documents, Trail trail) {
        requireBucket(documents, trail);
        if (trail.kmsKeyId() != null) {
            requireKey(documents, trail);
        }
        if (trail.cloudWatchLogsLogGroupArn() != null || trail.cloudWatchLogsRoleArn() != null) {
            requireLogs(documents, trail);
        }
    }

    private void requireBucket(Documents documents, Trail trail) {
        var name = trail.s3BucketName();
        var owner = documents
                .get(new Shelf(Shelf.WORLD, Shelf.GLOBAL, "s3", "names").key(name))
                .orElseThrow(() -> TrailErrors.noBucket(name))
                .path("account")
                .asText();
        var bucket = documents
                .get(new Shelf(owner, Shelf.GLOBAL, "s3", "buckets").key(name))
                .orElseThrow(() -> TrailErrors.noBucket(name));
        var arn = "arn:" + calls.place().region().partition().id() + ":s3:::" + name;
        var prefix = trail.s3KeyPrefix() == null ? "" : trail.s3KeyPrefix() + "/";
        var folder = arn + "/" + prefix + "AWSLogs/" + calls.place().account() + "/log";
        var policy = policy(bucket.path("settings").path("policy"));
        boolean enough = policy.isPresent()
                && allows(policy.get(), "s3:GetBucketAcl", arn, trail)
                && allows(policy.get(), "s3:PutObject", folder, trail);
        if (!enough) {
            throw TrailErrors.bucketPolicy(name);
        }
    }

    private void requireKey(Documents documents, Trail trail) {
        var arn = trail.kmsKeyId();
        var id = arn.substring(arn.lastIndexOf('/') + 1);
        var key = documents
                .get(calls.place().shelf("kms", "keys").key(id))
                .orElseThrow(() -> TrailErrors.bad("KmsKeyNotFoundException", "The KMS key was not found: " + arn));
        if (!key.path("metadata").path("KeyState").asText().equals("Enabled")) {
            throw TrailErrors.bad("KmsKeyDisabledException", "The KMS key is disabled: " + arn);
        }
        var policy = policy(key.path("policy"));
        if (policy.isEmpty() || !allows(policy.get(), "kms:GenerateDataKey", arn, trail)) {
            throw TrailErrors.bad(
                    "InsufficientEncryptionPolicyException",
                    "Insufficient permissions to access S3 bucket or KMS key: " + arn);
        }
    }

    private void requireLogs(Documents documents, Trail trail) {
        var group = Optional.ofNullable(trail.cloudWatchLogsLogGroupArn()).orElse("");
        var name = group.replaceFirst("^.*:log-group:", "").replaceFirst(":\\*$", "");
        if (!group.endsWith(":*")
                || documents
                        .get(calls.place().shelf("logs", "groups").key(name))
                        .isEmpty()) {
            throw TrailErrors.bad(
                    "InvalidCloudWatchLogsLogGroupArnException",
                    "CloudTrail cannot validate the log group ARN: " + group);
        }
        var arn = Optional.ofNullable(trail.cloudWatchLogsRoleArn()).orElse("");
        var role =
                documents.get(calls.place().globalShelf("iam", "roles").key(arn.substring(arn.lastIndexOf('/') + 1)));
        if (role.isEmpty() || !trustsCloudTrail(role.get()) || !mayLog(role.get())) {
            throw TrailErrors.bad(
                    "InvalidCloudWatchLogsRoleArnException",
                    "Access denied. Verify that the role " + arn
                            + " exists, trusts CloudTrail and may write to the group.");
        }
    }

    private static boolean trustsCloudTrail(JsonNode role) {
        var encoded = role.path("role").path("AssumeRolePolicyDocument").asText();
        var trust = Json.parse(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        return trust.toString().contains("\"" + SELF + "\"");
    }

    private static boolean mayLog(JsonNode role) {
        var rights = role.path("inline").toString();
        return (rights.contains("logs:PutLogEvents") && rights.contains("logs:CreateLogStream"))
                || !role.path("attached").isEmpty();
    }

    /** Whether a statement lets CloudTrail do it for this trail; conditions on other things count as met. */
    private boolean allows(PolicyText policy, String action, String resource, Trail trail) {
        return policy.statements().stream()
                .anyMatch(one -> one.allows()
                        && one.principals().contains(SELF)
                        && one.names(action)
                        && one.covers(resource)
                        && isFor(one.condition(), trail));
    }

    private boolean isFor(JsonNode condition, Trail trail) {
        return condition.properties().stream()
                .flatMap(operator -> operator.getValue().properties().stream())
                .allMatch(key -> switch (key.getKey().toLowerCase(Locale.ROOT)) {
                    case "aws:sourcearn" -> matches(key.getValue(), trail.trailARN());
                    case "aws:sourceaccount" ->
                        matches(key.getValue(), calls.place().account().value());
                    default -> true;
                });
    }

    private static boolean matches(JsonNode values, String text) {
        if (values.isTextual()) {
            return Wildcards.match(values.asText(), text);
        }
        for (var value : values) {
            if (Wildcards.match(value.asText(), text)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<PolicyText> policy(JsonNode text) {
        return text.isTextual() ? Optional.of(PolicyText.parse(text.textValue())) : Optional.empty();
    }
}
