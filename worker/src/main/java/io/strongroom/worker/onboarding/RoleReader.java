package io.strongroom.worker.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.onboarding.RoleDocuments;
import io.strongroom.domain.onboarding.RoleVersions;
import io.strongroom.worker.aws.AwsFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** Reads all that grants a role something or takes it away, as the account itself tells it. */
record RoleReader(IamClient iam) {

    /** All of it or nothing: what was not read may deny what was. */
    RoleDocuments read(String name) {
        try {
            var role = iam.getRole(request -> request.roleName(name)).role();
            return new RoleDocuments.Read(version(name), policies(role));
        } catch (NoSuchEntityException e) {
            // A role that is not there may do nothing, which is known.
            return new RoleDocuments.Read(Optional.empty(), PrincipalPolicies.NONE);
        } catch (SdkException e) {
            return new RoleDocuments.Unread(why(name, AwsFailure.of(e)));
        } catch (IllegalArgumentException e) {
            return new RoleDocuments.Unread("A policy of role " + name + " is no policy document: " + e.getMessage());
        }
    }

    private Optional<Integer> version(String name) {
        return iam.listRoleTags(request -> request.roleName(name)).tags().stream()
                .filter(tag -> tag.key().equals(RoleVersions.TAG))
                .map(Tag::value)
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .findFirst();
    }

    private PrincipalPolicies policies(Role role) {
        var all = new ArrayList<Policy>();
        for (var inline : iam.listRolePoliciesPaginator(request -> request.roleName(role.roleName()))
                .policyNames()) {
            var answer = iam.getRolePolicy(
                    request -> request.roleName(role.roleName()).policyName(inline));
            all.add(Policy.of(inline, document(answer.policyDocument())));
        }
        for (var attached : iam.listAttachedRolePoliciesPaginator(request -> request.roleName(role.roleName()))
                .attachedPolicies()) {
            all.add(managed(attached.policyArn()));
        }
        var boundary =
                Optional.ofNullable(role.permissionsBoundary()).map(bound -> managed(bound.permissionsBoundaryArn()));
        return new PrincipalPolicies(all, boundary, List.of());
    }

    private Policy managed(String arn) {
        var version = iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId();
        var document = iam.getPolicyVersion(request -> request.policyArn(arn).versionId(version))
                .policyVersion()
                .document();
        return Policy.of(arn, document(document));
    }

    /** IAM gives documents back URL-encoded. */
    private static JsonNode document(String text) {
        return Json.parse(text.stripLeading().startsWith("{") ? text : URLDecoder.decode(text, StandardCharsets.UTF_8));
    }

    private static String why(String name, AwsFailure failure) {
        return "The policies of role " + name + " could not be read: "
                + failure.missingAction()
                        .map(action -> "the read role lacks " + action + ".")
                        .orElse(failure.code() + ": " + failure.message());
    }
}
