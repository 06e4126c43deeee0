package io.strongroom.sandbox.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.SdkJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.Policy;

/**
 * One managed policy of a customer.
 *
 * @param versions oldest first
 * @param next the number of the version that comes next; numbers are never used again
 */
record IamPolicy(Policy policy, List<Version> versions, int next) {
    /** One document under its id, such as {@code v2}. */
    record Version(String id, String document, Instant created) {}

    private record Body(JsonNode policy, List<Version> versions, int next) {}

    IamPolicy {
        versions = List.copyOf(versions);
    }

    static IamPolicy read(JsonNode node) {
        var body = Json.convert(node, Body.class);
        return new IamPolicy(SdkJson.read(body.policy(), Policy.builder()).build(), body.versions(), body.next());
    }

    JsonNode write() {
        return Json.tree(new Body(SdkJson.write(policy), versions, next));
    }

    IamPolicy with(Version version, boolean asDefault) {
        var all = new ArrayList<>(versions);
        all.add(version);
        var changed = policy.toBuilder().updateDate(version.created());
        return new IamPolicy((asDefault ? changed.defaultVersionId(version.id()) : changed).build(), all, next + 1);
    }

    IamPolicy without(Version version) {
        return new IamPolicy(
                policy, versions.stream().filter(one -> !one.equals(version)).toList(), next);
    }

    IamPolicy with(Policy.Builder changed) {
        return new IamPolicy(changed.build(), versions, next);
    }

    Version require(String id) {
        return versions.stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() -> IamErrors.missing(
                        "Policy " + policy.arn() + " version " + id + " does not exist or is not attachable."));
    }
}
