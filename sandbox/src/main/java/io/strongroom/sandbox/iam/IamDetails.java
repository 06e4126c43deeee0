package io.strongroom.sandbox.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** IAM as a whole: every identity with its policies in one list, and what is counted of the account. */
final class IamDetails {
    private static final int PAGE = 100;
    private final Calls calls;
    private final IamRoles roles;
    private final IamPolicies policies;
    private final IamUsers users;
    private final IamGroups groups;
    private final IamHangings hangings;

    IamDetails(
            Calls calls, IamRoles roles, IamPolicies policies, IamUsers users, IamGroups groups, IamHangings hangings) {
        this.calls = calls;
        this.roles = roles;
        this.policies = policies;
        this.users = users;
        this.groups = groups;
        this.hangings = hangings;
    }

    private record Entry(String key, Consumer<Answer> adds) {}

    private static final class Answer {
        private final List<RoleDetail> roles = new ArrayList<>();
        private final List<UserDetail> users = new ArrayList<>();
        private final List<GroupDetail> groups = new ArrayList<>();
        private final List<ManagedPolicyDetail> policies = new ArrayList<>();
    }

    GetAccountAuthorizationDetailsResponse all(Documents documents, GetAccountAuthorizationDetailsRequest request) {
        var page = Page.of(
                entries(documents, request.filter()),
                Entry::key,
                request.marker(),
                request.maxItems(),
                PAGE,
                IamErrors::invalidMarker);
        var answer = new Answer();
        page.items().forEach(entry -> entry.adds().accept(answer));
        return GetAccountAuthorizationDetailsResponse.builder()
                .roleDetailList(answer.roles)
                .userDetailList(answer.users)
                .groupDetailList(answer.groups)
                .policies(answer.policies)
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    private List<Entry> entries(Documents documents, Collection<EntityType> wanted) {
        var sorted = new TreeMap<String, Consumer<Answer>>();
        var used = new TreeSet<String>();
        for (var role : roles.all(documents)) {
            used.addAll(role.attached());
            sorted.put("role/" + role.role().roleName(), answer -> answer.roles.add(detail(role)));
        }
        for (var user : users.all(documents)) {
            var hanging = hangings.of(documents, IamGroups.USER, user.userName());
            used.addAll(hanging.attached());
            sorted.put("user/" + user.userName(), answer -> answer.users.add(detail(user, hanging)));
        }
        for (var group : groups.all(documents)) {
            var hanging = hangings.of(documents, IamGroups.GROUP, group.groupName());
            used.addAll(hanging.attached());
            sorted.put("group/" + group.groupName(), answer -> answer.groups.add(detail(group, hanging)));
        }
        policies.all(documents)
                .forEach(policy ->
                        sorted.put("local/" + policy.policy().arn(), answer -> answer.policies.add(detail(policy))));
        used.forEach(arn -> AwsManagedPolicies.document(arn)
                .ifPresent(text -> sorted.put("aws/" + arn, answer -> answer.policies.add(detail(arn, text)))));
        return sorted.entrySet().stream()
                .filter(entry -> wanted.isEmpty() || wanted.contains(type(entry.getKey())))
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static EntityType type(String key) {
        return switch (key.substring(0, key.indexOf('/'))) {
            case "role" -> EntityType.ROLE;
            case "user" -> EntityType.USER;
            case "group" -> EntityType.GROUP;
            case "local" -> EntityType.LOCAL_MANAGED_POLICY;
            default -> EntityType.AWS_MANAGED_POLICY;
        };
    }

    private static RoleDetail detail(IamRole kept) {
        var role = kept.role();
        return RoleDetail.builder()
                .path(role.path())
                .roleName(role.roleName())
                .roleId(role.roleId())
                .arn(role.arn())
                .createDate(role.createDate())
                .assumeRolePolicyDocument(role.assumeRolePolicyDocument())
                .rolePolicyList(inline(kept.inline()))
                .attachedManagedPolicies(attached(kept.attached()))
                .permissionsBoundary(role.permissionsBoundary())
                .tags(role.tags())
                .roleLastUsed(role.roleLastUsed())
                .build();
    }

    private static UserDetail detail(User user, IamHangings.Hanging hanging) {
        return UserDetail.builder()
                .path(user.path())
                .userName(user.userName())
                .userId(user.userId())
                .arn(user.arn())
                .createDate(user.createDate())
                .userPolicyList(inline(hanging.inline()))
                .groupList(hanging.groups())
                .attachedManagedPolicies(attached(hanging.attached()))
                .permissionsBoundary(user.permissionsBoundary())
                .tags(user.tags())
                .build();
    }

    private static GroupDetail detail(Group group, IamHangings.Hanging hanging) {
        return GroupDetail.builder()
                .path(group.path())
                .groupName(group.groupName())
                .groupId(group.groupId())
                .arn(group.arn())
                .createDate(group.createDate())
                .groupPolicyList(inline(hanging.inline()))
                .attachedManagedPolicies(attached(hanging.attached()))
                .build();
    }

    private static ManagedPolicyDetail detail(IamPolicy kept) {
        var policy = kept.policy();
        return ManagedPolicyDetail.builder()
                .policyName(policy.policyName())
                .policyId(policy.policyId())
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId(policy.defaultVersionId())
                .isAttachable(true)
                .policyVersionList(kept.versions().stream()
                        .map(version -> version(
                                version.id(), version.document(), version.id().equals(policy.defaultVersionId())))
                        .toList())
                .build();
    }

    private static ManagedPolicyDetail detail(String arn, String document) {
        return ManagedPolicyDetail.builder()
                .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                .arn(arn)
                .defaultVersionId("v1")
                .isAttachable(true)
                .policyVersionList(version("v1", document, true))
                .build();
    }

    private static PolicyVersion version(String id, String document, boolean isDefault) {
        return PolicyVersion.builder()
                .versionId(id)
                .isDefaultVersion(isDefault)
                .document(IamPolicyText.encoded(document))
                .build();
    }

    private static List<PolicyDetail> inline(Map<String, String> documents) {
        return documents.entrySet().stream()
                .map(one -> PolicyDetail.builder()
                        .policyName(one.getKey())
                        .policyDocument(IamPolicyText.encoded(one.getValue()))
                        .build())
                .toList();
    }

    private static List<AttachedPolicy> attached(Collection<String> arns) {
        return arns.stream()
                .map(arn -> AttachedPolicy.builder()
                        .policyArn(arn)
                        .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                        .build())
                .toList();
    }

    GetAccountSummaryResponse summary(Documents documents) {
        var root = documents.get(root()).orElseGet(Json::object);
        var counts = new HashMap<SummaryKeyType, Integer>();
        counts.put(SummaryKeyType.USERS, users.all(documents).size());
        counts.put(SummaryKeyType.GROUPS, groups.all(documents).size());
        // Whoever opened the account chose a password.
        counts.put(SummaryKeyType.ACCOUNT_PASSWORD_PRESENT, root.isEmpty() ? 1 : flag(root, RootCredential.PASSWORD));
        counts.put(SummaryKeyType.ACCOUNT_MFA_ENABLED, flag(root, RootCredential.MFA));
        counts.put(SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT, flag(root, RootCredential.ACCESS_KEYS));
        return GetAccountSummaryResponse.builder().summaryMap(counts).build();
    }

    /** The root user's things, which no API of IAM sets. */
    void secureRoot(Documents documents, Set<RootCredential> credentials) {
        var root = Json.object();
        for (var one : RootCredential.values()) {
            root.put(one.name(), credentials.contains(one));
        }
        documents.put(root(), root);
    }

    private static int flag(JsonNode root, RootCredential credential) {
        return root.path(credential.name()).booleanValue() ? 1 : 0;
    }

    private Key root() {
        return calls.place().globalShelf("iam", "root").key("user");
    }
}
