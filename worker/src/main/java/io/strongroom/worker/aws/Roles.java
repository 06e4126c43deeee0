package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.Tag;

/** Roles with their trust, settings and tags. */
record Roles(IamClient iam) {
    private static final int USUAL_SESSION_SECONDS = 3600;

    /** @throws software.amazon.awssdk.services.iam.model.NoSuchEntityException when there is none */
    Optional<JsonNode> read(String name) {
        var role = iam.getRole(b -> b.roleName(name)).role();
        var state = Json.object();
        state.set("trust", IamFacets.document(role.assumeRolePolicyDocument()));
        if (role.description() != null && !role.description().isEmpty()) {
            state.put("description", role.description());
        }
        state.put(
                "maxSessionSeconds",
                role.maxSessionDuration() == null ? USUAL_SESSION_SECONDS : role.maxSessionDuration());
        var tags = state.putObject("tags");
        role.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return Optional.of(state.put("arn", role.arn()));
    }

    Applied write(String name, Change change) {
        return switch (change.kind()) {
            case CREATE -> create(name, change.after().orElseThrow());
            case UPDATE ->
                update(name, change.before().orElseThrow(), change.after().orElseThrow());
            case DELETE -> Applied.by(iam.deleteRole(b -> b.roleName(name)));
        };
    }

    private Applied create(String name, JsonNode wanted) {
        var request = CreateRoleRequest.builder()
                .roleName(name)
                .assumeRolePolicyDocument(Json.write(wanted.path("trust")))
                .maxSessionDuration(wanted.path("maxSessionSeconds").asInt(USUAL_SESSION_SECONDS));
        if (wanted.has("description")) {
            request.description(wanted.path("description").asText());
        }
        var tags = tags(Tags.map(wanted.path("tags")));
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        var made = iam.createRole(request.build());
        return Applied.by(made).making(made.role().arn());
    }

    private Applied update(String name, JsonNode before, JsonNode after) {
        var answers = new ArrayList<AwsResponse>();
        if (!PolicyDocument.of(before.path("trust")).meansTheSameAs(PolicyDocument.of(after.path("trust")))) {
            answers.add(
                    iam.updateAssumeRolePolicy(b -> b.roleName(name).policyDocument(Json.write(after.path("trust")))));
        }
        if (!before.path("description").equals(after.path("description"))
                || !before.path("maxSessionSeconds").equals(after.path("maxSessionSeconds"))) {
            answers.add(iam.updateRole(b -> b.roleName(name)
                    .description(after.path("description").asText())
                    .maxSessionDuration(after.path("maxSessionSeconds").asInt(USUAL_SESSION_SECONDS))));
        }
        var tags = Tags.between(before.path("tags"), after.path("tags"));
        if (!tags.put().isEmpty()) {
            answers.add(iam.tagRole(b -> b.roleName(name).tags(tags(tags.put()))));
        }
        if (!tags.remove().isEmpty()) {
            answers.add(iam.untagRole(b -> b.roleName(name).tagKeys(tags.remove())));
        }
        return Applied.by(answers.toArray(AwsResponse[]::new));
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
