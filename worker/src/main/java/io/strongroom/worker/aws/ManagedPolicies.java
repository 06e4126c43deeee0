package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** Managed policies. What an update replaces stays as an earlier version, as long as there is room. */
record ManagedPolicies(IamClient iam) {
    private static final int MOST_VERSIONS = 5;

    /** @throws software.amazon.awssdk.services.iam.model.NoSuchEntityException when there is none */
    Optional<JsonNode> read(String arn) {
        var policy = iam.getPolicy(b -> b.policyArn(arn)).policy();
        var version = iam.getPolicyVersion(b -> b.policyArn(arn).versionId(policy.defaultVersionId()));
        var state = Json.object();
        state.set("document", IamFacets.document(version.policyVersion().document()));
        if (policy.description() != null && !policy.description().isEmpty()) {
            state.put("description", policy.description());
        }
        var tags = state.putObject("tags");
        policy.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return Optional.of(state.put("arn", arn));
    }

    Applied write(String name, String arn, Change change) {
        return switch (change.kind()) {
            case CREATE -> create(name, change.after().orElseThrow());
            case UPDATE -> update(arn, change.after().orElseThrow());
            case DELETE -> delete(arn);
        };
    }

    private Applied create(String name, JsonNode wanted) {
        var request =
                CreatePolicyRequest.builder().policyName(name).policyDocument(Json.write(wanted.path("document")));
        if (wanted.has("description")) {
            request.description(wanted.path("description").asText());
        }
        var tags = Roles.tags(Tags.map(wanted.path("tags")));
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        var made = iam.createPolicy(request.build());
        return Applied.by(made).making(made.policy().arn());
    }

    private Applied update(String arn, JsonNode wanted) {
        var answers = new ArrayList<AwsResponse>();
        var versions = iam.listPolicyVersions(b -> b.policyArn(arn)).versions();
        if (versions.size() >= MOST_VERSIONS) {
            versions.stream()
                    .filter(version -> !version.isDefaultVersion())
                    .min(Comparator.comparing(PolicyVersion::createDate))
                    .ifPresent(oldest -> answers.add(
                            iam.deletePolicyVersion(b -> b.policyArn(arn).versionId(oldest.versionId()))));
        }
        answers.add(iam.createPolicyVersion(b -> b.policyArn(arn)
                .policyDocument(Json.write(wanted.path("document")))
                .setAsDefault(true)));
        return Applied.by(answers.toArray(AwsResponse[]::new));
    }

    /** A policy goes only after all its versions but the default one. */
    private Applied delete(String arn) {
        var answers = new ArrayList<AwsResponse>();
        for (var version : iam.listPolicyVersions(b -> b.policyArn(arn)).versions()) {
            if (!version.isDefaultVersion()) {
                answers.add(iam.deletePolicyVersion(b -> b.policyArn(arn).versionId(version.versionId())));
            }
        }
        answers.add(iam.deletePolicy(b -> b.policyArn(arn)));
        return Applied.by(answers.toArray(AwsResponse[]::new));
    }
}
