package io.strongroom.domain.remediations.trails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.RemediationRequest;
import java.util.Optional;

/** The names and ARNs of all that belongs to one trail. */
record AuditNames(Target target, String trail, Optional<String> askedBucket) {
    private static final int LONGEST_ROLE = 64;

    static AuditNames of(RemediationRequest request) {
        var bucket = request.parameters().path("logBucket");
        return new AuditNames(
                request.target(),
                request.text("trailName"),
                bucket.isTextual() ? Optional.of(bucket.textValue()) : Optional.empty());
    }

    String bucket() {
        return askedBucket.orElse(trail + "-logs");
    }

    String trailArn() {
        return arn("cloudtrail", target.region().value(), "trail/" + trail);
    }

    /** The log group of an existing trail, else the usual one. */
    String group(Optional<JsonNode> trailState) {
        return trailState
                .map(state -> state.path("logGroupArn").asText())
                .filter(arn -> arn.contains(":log-group:"))
                .map(arn -> arn.replaceFirst("^.*:log-group:", "").replaceFirst(":\\*$", ""))
                .orElse("/aws/cloudtrail/" + trail);
    }

    String groupArn(String group) {
        return arn("logs", target.region().value(), "log-group:" + group + ":*");
    }

    /** IAM has no Regions: without one in the name, trails of the same name would share the role. */
    String logRole() {
        var suffix = "-" + target.region() + "-to-logs";
        var whole = trail + suffix;
        if (whole.length() <= LONGEST_ROLE) {
            return whole;
        }
        var mark = "-" + digest();
        return trail.substring(0, LONGEST_ROLE - suffix.length() - mark.length()) + mark + suffix;
    }

    String logRoleArn() {
        return arn("iam", "", "role/" + logRole());
    }

    /** A Sid of its own for this trail: other trails may use the same bucket, key or topic. */
    String sid(String what) {
        return "Strongroom" + what + digest();
    }

    String namespace() {
        return "Strongroom/" + trail;
    }

    String filter(SecurityEventFilter event) {
        return "strongroom-" + event.id();
    }

    String alarm(SecurityEventFilter event) {
        return trail + "-" + event.id();
    }

    String bucketArn(String bucket) {
        return "arn:" + target.partition().id() + ":s3:::" + bucket;
    }

    String arn(String service, String region, String resource) {
        return Arn.of(target.partition(), service, region, target.accountId().value(), resource)
                .toString();
    }

    private String digest() {
        return Json.digest(TextNode.valueOf(trailArn())).substring(7, 15);
    }
}
