package io.strongroom.worker.inventory.identities;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.worker.inventory.Gathering;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Everything that IAM says in one list: roles, users, groups and the documents of their policies. A call per role, which
 * IAM's quotas could not bear, is never made.
 */
final class AuthorizationDetails {
    private static final String ACTION = "iam:GetAccountAuthorizationDetails";

    private final List<RoleDetail> roles = new ArrayList<>();
    private final List<UserDetail> users = new ArrayList<>();
    private final Map<String, GroupDetail> groups = new HashMap<>();
    private final Map<String, JsonNode> documents = new HashMap<>();

    private AuthorizationDetails() {}

    /** Downloaded once, whoever asks. @throws io.strongroom.domain.inventory.NotTold when IAM does not tell */
    static AuthorizationDetails of(Gathering from) {
        return from.shared(AuthorizationDetails.class, () -> read(from));
    }

    private static AuthorizationDetails read(Gathering from) {
        return from.call(ACTION, () -> {
            var details = new AuthorizationDetails();
            from.client(IamClient.class)
                    .getAccountAuthorizationDetailsPaginator(request -> request.maxItems(1000)
                            .filter(
                                    EntityType.ROLE,
                                    EntityType.USER,
                                    EntityType.GROUP,
                                    EntityType.LOCAL_MANAGED_POLICY,
                                    EntityType.AWS_MANAGED_POLICY))
                    .forEach(page -> {
                        details.roles.addAll(page.roleDetailList());
                        details.users.addAll(page.userDetailList());
                        page.groupDetailList().forEach(group -> details.groups.put(group.groupName(), group));
                        page.policies().forEach(details::keep);
                    });
            return details;
        });
    }

    private void keep(ManagedPolicyDetail policy) {
        policy.policyVersionList().stream()
                .filter(version -> Boolean.TRUE.equals(version.isDefaultVersion()))
                .findFirst()
                .ifPresent(version -> documents.put(policy.arn(), document(version.document())));
    }

    List<RoleDetail> roles() {
        return roles;
    }

    List<UserDetail> users() {
        return users;
    }

    /** Attached and inline policies by ARN or name. */
    Map<String, JsonNode> policies(List<AttachedPolicy> attached, List<PolicyDetail> inline) {
        var all = new HashMap<String, JsonNode>();
        attached.forEach(policy -> Optional.ofNullable(documents.get(policy.policyArn()))
                .ifPresent(text -> all.put(policy.policyArn(), text)));
        inline.forEach(policy -> all.put(policy.policyName(), document(policy.policyDocument())));
        return all;
    }

    /** The same of a user, with those of its groups. */
    Map<String, JsonNode> policies(UserDetail user) {
        var all = policies(user.attachedManagedPolicies(), user.userPolicyList());
        for (var name : user.groupList()) {
            Optional.ofNullable(groups.get(name))
                    .map(group -> policies(group.attachedManagedPolicies(), group.groupPolicyList()))
                    .ifPresent(policies -> policies.forEach((key, text) -> all.put(name + "/" + key, text)));
        }
        return all;
    }

    Optional<JsonNode> boundary(@Nullable AttachedPermissionsBoundary boundary) {
        return Optional.ofNullable(boundary).map(one -> documents.get(one.permissionsBoundaryArn()));
    }

    static Map<String, String> tags(List<Tag> tags) {
        var all = new HashMap<String, String>();
        tags.forEach(tag -> all.put(tag.key(), tag.value()));
        return all;
    }

    /** IAM sends documents URL-encoded. */
    static JsonNode document(String text) {
        var plain = text.startsWith("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
        return Gathering.document(ACTION, plain);
    }
}
