package io.strongroom.sandbox.iam;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.iam.IamPolicy.Version;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;

/** Managed policies of the customer, with up to five versions each. Those of AWS can be attached, not looked into. */
final class IamPolicies {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final int MOST_VERSIONS = 5;
    private static final int PAGE = 100;
    private final Calls calls;
    private final IamRoles roles;

    IamPolicies(Calls calls, IamRoles roles) {
        this.calls = calls;
        this.roles = roles;
    }

    CreatePolicyResponse create(Documents documents, CreatePolicyRequest request) {
        var path = Optional.ofNullable(request.path()).orElse("/");
        var arn = arn(path, request.policyName());
        if (!NAME.matcher(request.policyName()).matches()) {
            throw IamErrors.invalid("The specified value for policyName is invalid.");
        }
        if (documents.get(shelf().key(arn)).isPresent()) {
            throw IamErrors.exists("A policy called " + request.policyName()
                    + " already exists. Duplicate names are not" + " allowed.");
        }
        IamPolicyText.requireIdentity(request.policyDocument());
        var policy = Policy.builder()
                .policyName(request.policyName())
                .policyId(roles.id("ANPA"))
                .arn(arn)
                .path(path)
                .defaultVersionId("v1")
                .isAttachable(true)
                .createDate(calls.now())
                .updateDate(calls.now())
                .description(request.description())
                .tags(request.hasTags() ? IamRoles.tags(Map.of(), request.tags()) : null)
                .build();
        put(documents, new IamPolicy(policy, List.of(new Version("v1", request.policyDocument(), calls.now())), 2));
        return CreatePolicyResponse.builder().policy(policy).build();
    }

    GetPolicyResponse get(Documents documents, GetPolicyRequest request) {
        return GetPolicyResponse.builder()
                .policy(shown(documents, require(documents, request.policyArn())))
                .build();
    }

    ListPoliciesResponse list(Documents documents, ListPoliciesRequest request) {
        var page = Page.of(documents, shelf(), request.marker(), request.maxItems(), PAGE, IamErrors::invalidMarker);
        return ListPoliciesResponse.builder()
                .policies(page.map(stored -> shown(documents, IamPolicy.read(stored.body()))))
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    DeletePolicyResponse delete(Documents documents, DeletePolicyRequest request) {
        var policy = require(documents, request.policyArn());
        if (!rolesWith(documents, request.policyArn()).isEmpty()) {
            throw IamErrors.conflict("Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw IamErrors.conflict(
                    "This policy has more than one version. Before you delete a policy, you must delete"
                            + " the policy's versions. The default version is deleted with the policy.");
        }
        documents.delete(shelf().key(request.policyArn()));
        return DeletePolicyResponse.builder().build();
    }

    CreatePolicyVersionResponse createVersion(Documents documents, CreatePolicyVersionRequest request) {
        var policy = require(documents, request.policyArn());
        IamPolicyText.requireIdentity(request.policyDocument());
        if (policy.versions().size() >= MOST_VERSIONS) {
            throw IamErrors.limit("A managed policy can have up to " + MOST_VERSIONS
                    + " versions. Before you create a new version, you must delete an existing version.");
        }
        var version = new Version("v" + policy.next(), request.policyDocument(), calls.now());
        boolean asDefault = Boolean.TRUE.equals(request.setAsDefault());
        put(documents, policy.with(version, asDefault));
        return CreatePolicyVersionResponse.builder()
                .policyVersion(shape(version, asDefault ? version.id() : ""))
                .build();
    }

    GetPolicyVersionResponse version(Documents documents, GetPolicyVersionRequest request) {
        var policy = require(documents, request.policyArn());
        var version = policy.require(request.versionId());
        return GetPolicyVersionResponse.builder()
                .policyVersion(shape(version, policy.policy().defaultVersionId()).toBuilder()
                        .document(IamPolicyText.encoded(version.document()))
                        .build())
                .build();
    }

    ListPolicyVersionsResponse versions(Documents documents, ListPolicyVersionsRequest request) {
        var policy = require(documents, request.policyArn());
        return ListPolicyVersionsResponse.builder()
                .versions(policy.versions().reversed().stream()
                        .map(version -> shape(version, policy.policy().defaultVersionId()))
                        .toList())
                .isTruncated(false)
                .build();
    }

    DeletePolicyVersionResponse deleteVersion(Documents documents, DeletePolicyVersionRequest request) {
        var policy = require(documents, request.policyArn());
        var version = policy.require(request.versionId());
        if (version.id().equals(policy.policy().defaultVersionId())) {
            throw IamErrors.conflict("Cannot delete the default version of a policy.");
        }
        put(documents, policy.without(version));
        return DeletePolicyVersionResponse.builder().build();
    }

    TagPolicyResponse tag(Documents documents, TagPolicyRequest request) {
        var policy = require(documents, request.policyArn());
        var old = new TreeMap<String, String>();
        policy.policy().tags().forEach(tag -> old.put(tag.key(), tag.value()));
        put(documents, policy.with(policy.policy().toBuilder().tags(IamRoles.tags(old, request.tags()))));
        return TagPolicyResponse.builder().build();
    }

    ListEntitiesForPolicyResponse entities(Documents documents, ListEntitiesForPolicyRequest request) {
        return ListEntitiesForPolicyResponse.builder()
                .policyRoles(rolesWith(documents, request.policyArn()).stream()
                        .map(role -> PolicyRole.builder()
                                .roleName(role.role().roleName())
                                .roleId(role.role().roleId())
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    void requireAttachable(Documents documents, String arn) {
        if (!arn.startsWith("arn:" + calls.place().region().partition().id() + ":iam::aws:policy/")) {
            require(documents, arn);
        }
    }

    private List<IamRole> rolesWith(Documents documents, String arn) {
        return documents.list(roles.shelf()).stream()
                .map(stored -> IamRole.read(stored.body()))
                .filter(role -> role.attached().contains(arn))
                .toList();
    }

    private Policy shown(Documents documents, IamPolicy policy) {
        int count = rolesWith(documents, policy.policy().arn()).size();
        return policy.policy().toBuilder().attachmentCount(count).build();
    }

    private static PolicyVersion shape(Version version, String defaultId) {
        return PolicyVersion.builder()
                .versionId(version.id())
                .isDefaultVersion(version.id().equals(defaultId))
                .createDate(version.created())
                .build();
    }

    private IamPolicy require(Documents documents, String arn) {
        return documents
                .get(shelf().key(arn))
                .map(IamPolicy::read)
                .orElseThrow(() -> IamErrors.missing("Policy " + arn + " does not exist or is not attachable."));
    }

    private void put(Documents documents, IamPolicy policy) {
        documents.put(shelf().key(policy.policy().arn()), policy.write());
    }

    List<IamPolicy> all(Documents documents) {
        return documents.list(shelf()).stream()
                .map(stored -> IamPolicy.read(stored.body()))
                .toList();
    }

    String arn(String path, String name) {
        return calls.place().globalArn("iam", "policy" + path + name);
    }

    private Shelf shelf() {
        return calls.place().globalShelf("iam", "policies");
    }
}
