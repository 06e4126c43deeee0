package io.strongroom.sandbox.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.SdkJson;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One bucket.
 *
 * @param settings each configuration under its name, as the JSON of the SDK's shape
 */
record Bucket(String name, String region, Instant created, ObjectNode settings) {
    static final String ENCRYPTION = "encryption";
    static final String POLICY = "policy";
    static final String VERSIONING = "versioning";
    static final String LOGGING = "logging";
    static final String PUBLIC_ACCESS = "publicAccessBlock";
    static final String LIFECYCLE = "lifecycle";
    static final String SMALLEST_MOVED = "lifecycleMinimumObjectSize";
    static final String TAGGING = "tagging";
    static final String OWNERSHIP = "ownership";
    static final String OBJECT_LOCK = "objectLock";

    static Bucket read(JsonNode node) {
        return Json.convert(node, Bucket.class);
    }

    JsonNode write() {
        return Json.tree(this);
    }

    Bucket with(String setting, SdkPojo value) {
        return with(setting, SdkJson.write(value));
    }

    Bucket with(String setting, JsonNode value) {
        var changed = settings.deepCopy();
        changed.set(setting, value);
        return new Bucket(name, region, created, changed);
    }

    Bucket without(String setting) {
        var changed = settings.deepCopy();
        changed.remove(setting);
        return new Bucket(name, region, created, changed);
    }

    Optional<JsonNode> setting(String setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    /** Reads a setting into an empty builder of its shape. */
    <B extends SdkPojo> Optional<B> setting(String setting, B builder) {
        return setting(setting).map(node -> SdkJson.read(node, builder));
    }

    Optional<String> policy() {
        return setting(POLICY).map(JsonNode::textValue);
    }
}
