package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.Iam;
import io.strongroom.domain.changes.WritableFacet.ManagedPolicy;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleAttachment;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Reads and writes roles, managed policies, attachments and inline policies. */
final class IamFacets implements ServiceFacets<Iam> {
    @Override
    public Optional<JsonNode> read(AwsAccount account, Iam facet) {
        var iam = account.client(IamClient.class);
        return found(() -> switch (facet) {
            case Role(var name) -> new Roles(iam).read(name);
            case ManagedPolicy(var name) -> new ManagedPolicies(iam).read(policyArn(account, name));
            case RoleAttachment(var role, var policy) -> attachment(iam, role, policy);
            case RoleInlinePolicy(var role, var policy) ->
                Optional.of(document(iam.getRolePolicy(b -> b.roleName(role).policyName(policy))
                        .policyDocument()));
        });
    }

    @Override
    public Applied write(AwsAccount account, Iam facet, Change change, String token) {
        var iam = account.client(IamClient.class);
        return switch (facet) {
            case Role(var name) -> new Roles(iam).write(name, change);
            case ManagedPolicy(var name) -> new ManagedPolicies(iam).write(name, policyArn(account, name), change);
            case RoleAttachment(var role, var policy) ->
                change.after().isPresent()
                        ? Applied.by(iam.attachRolePolicy(b -> b.roleName(role).policyArn(policy)))
                        : Applied.by(iam.detachRolePolicy(b -> b.roleName(role).policyArn(policy)));
            case RoleInlinePolicy(var role, var policy) ->
                change.after().isPresent()
                        ? Applied.by(iam.putRolePolicy(b -> b.roleName(role)
                                .policyName(policy)
                                .policyDocument(Json.write(change.after().get()))))
                        : Applied.by(iam.deleteRolePolicy(b -> b.roleName(role).policyName(policy)));
        };
    }

    private static Optional<JsonNode> attachment(IamClient iam, String role, String policy) {
        return iam.listAttachedRolePoliciesPaginator(b -> b.roleName(role)).attachedPolicies().stream()
                .filter(attached -> attached.policyArn().equals(policy))
                .findFirst()
                .map(attached -> Json.object());
    }

    /** IAM gives documents back URL-encoded. */
    static JsonNode document(String text) {
        var plain = text.stripLeading().startsWith("{") ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
        return Json.parse(plain);
    }

    static Optional<JsonNode> found(Supplier<Optional<JsonNode>> read) {
        try {
            return read.get();
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private static String policyArn(AwsAccount account, String name) {
        return Arn.of(account.partition(), "iam", "", account.id().value(), "policy/" + name)
                .toString();
    }
}
