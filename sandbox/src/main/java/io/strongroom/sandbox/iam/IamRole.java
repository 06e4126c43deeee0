package io.strongroom.sandbox.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.SdkJson;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * One role.
 *
 * @param attached ARNs of managed policies
 * @param inline documents by policy name
 */
record IamRole(Role role, SortedSet<String> attached, SortedMap<String, String> inline) {
    private record Body(JsonNode role, Set<String> attached, Map<String, String> inline) {}

    static IamRole read(JsonNode node) {
        var body = Json.convert(node, Body.class);
        return new IamRole(
                SdkJson.read(body.role(), Role.builder()).build(),
                new TreeSet<>(body.attached()),
                new TreeMap<>(body.inline()));
    }

    JsonNode write() {
        return Json.tree(new Body(SdkJson.write(role), attached, inline));
    }

    IamRole with(Role.Builder changed) {
        return new IamRole(changed.build(), attached, inline);
    }

    /** The names of tags are unique; a tag of the same name is replaced. */
    static SortedMap<String, String> tags(Role role) {
        var tags = new TreeMap<String, String>();
        role.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }
}
