package io.strongroom.sandbox.iam;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Need;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** IAM for one account. Operations that are not here throw {@link UnsupportedOperationException}. */
public final class SandboxIam extends IamIdentities {
    private final IamRolePolicies rolePolicies;

    public SandboxIam(Calls calls) {
        super(calls);
        this.rolePolicies = new IamRolePolicies(roles, policies);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateRoleResponse createRole(CreateRoleRequest request) {
        return calls.change(
                onRole("CreateRole", request, request.roleName()), documents -> roles.create(documents, request));
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        return calls.read(onRole("GetRole", request, request.roleName()), documents -> roles.get(documents, request));
    }

    @Override
    public ListRolesResponse listRoles(ListRolesRequest request) {
        return calls.read(
                Call.of(IamErrors.IAM, "ListRoles", request, "*"), documents -> roles.list(documents, request));
    }

    @Override
    public UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        return calls.change(
                onRole("UpdateRole", request, request.roleName()), documents -> roles.update(documents, request));
    }

    @Override
    public UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request) {
        return calls.change(
                onRole("UpdateAssumeRolePolicy", request, request.roleName()),
                documents -> roles.trust(documents, request));
    }

    @Override
    public DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        return calls.change(
                onRole("DeleteRole", request, request.roleName()), documents -> roles.delete(documents, request));
    }

    @Override
    public TagRoleResponse tagRole(TagRoleRequest request) {
        return calls.change(onRole("TagRole", request, request.roleName()), documents -> roles.tag(documents, request));
    }

    @Override
    public UntagRoleResponse untagRole(UntagRoleRequest request) {
        return calls.change(
                onRole("UntagRole", request, request.roleName()), documents -> roles.untag(documents, request));
    }

    @Override
    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        return calls.read(
                onRole("ListRoleTags", request, request.roleName()), documents -> roles.listTags(documents, request));
    }

    @Override
    public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        return calls.change(
                onRole("AttachRolePolicy", request, request.roleName()),
                documents -> rolePolicies.attach(documents, request));
    }

    @Override
    public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        return calls.change(
                onRole("DetachRolePolicy", request, request.roleName()),
                documents -> rolePolicies.detach(documents, request));
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest request) {
        return calls.read(
                onRole("ListAttachedRolePolicies", request, request.roleName()),
                documents -> rolePolicies.attached(documents, request));
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        return calls.change(
                onRole("PutRolePolicy", request, request.roleName()),
                documents -> rolePolicies.put(documents, request));
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        return calls.read(
                onRole("GetRolePolicy", request, request.roleName()),
                documents -> rolePolicies.get(documents, request));
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        return calls.change(
                onRole("DeleteRolePolicy", request, request.roleName()),
                documents -> rolePolicies.delete(documents, request));
    }

    @Override
    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        return calls.read(
                onRole("ListRolePolicies", request, request.roleName()),
                documents -> rolePolicies.list(documents, request));
    }

    @Override
    public CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
        return calls.change(creation(request), documents -> policies.create(documents, request));
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        return calls.read(
                onPolicy("GetPolicy", request, request.policyArn()), documents -> policies.get(documents, request));
    }

    @Override
    public ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
        return calls.read(
                Call.of(IamErrors.IAM, "ListPolicies", request, "*"), documents -> policies.list(documents, request));
    }

    @Override
    public DeletePolicyResponse deletePolicy(DeletePolicyRequest request) {
        return calls.change(
                onPolicy("DeletePolicy", request, request.policyArn()),
                documents -> policies.delete(documents, request));
    }

    @Override
    public CreatePolicyVersionResponse createPolicyVersion(CreatePolicyVersionRequest request) {
        return calls.change(
                onPolicy("CreatePolicyVersion", request, request.policyArn()),
                documents -> policies.createVersion(documents, request));
    }

    @Override
    public GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        return calls.read(
                onPolicy("GetPolicyVersion", request, request.policyArn()),
                documents -> policies.version(documents, request));
    }

    @Override
    public ListPolicyVersionsResponse listPolicyVersions(ListPolicyVersionsRequest request) {
        return calls.read(
                onPolicy("ListPolicyVersions", request, request.policyArn()),
                documents -> policies.versions(documents, request));
    }

    @Override
    public DeletePolicyVersionResponse deletePolicyVersion(DeletePolicyVersionRequest request) {
        return calls.change(
                onPolicy("DeletePolicyVersion", request, request.policyArn()),
                documents -> policies.deleteVersion(documents, request));
    }

    @Override
    public TagPolicyResponse tagPolicy(TagPolicyRequest request) {
        return calls.change(
                onPolicy("TagPolicy", request, request.policyArn()), documents -> policies.tag(documents, request));
    }

    @Override
    public ListEntitiesForPolicyResponse listEntitiesForPolicy(ListEntitiesForPolicyRequest request) {
        return calls.read(
                onPolicy("ListEntitiesForPolicy", request, request.policyArn()),
                documents -> policies.entities(documents, request));
    }

    @Override
    public CreateUserResponse createUser(CreateUserRequest request) {
        return calls.change(
                onUser("CreateUser", request, request.userName()), documents -> users.create(documents, request));
    }

    @Override
    public GetUserResponse getUser(GetUserRequest request) {
        return calls.read(onUser("GetUser", request, request.userName()), documents -> users.get(documents, request));
    }

    @Override
    public ListUsersResponse listUsers(ListUsersRequest request) {
        return calls.read(
                Call.of(IamErrors.IAM, "ListUsers", request, "*"), documents -> users.list(documents, request));
    }

    @Override
    public DeleteUserResponse deleteUser(DeleteUserRequest request) {
        return calls.change(
                onUser("DeleteUser", request, request.userName()), documents -> users.delete(documents, request));
    }

    private Call onRole(String operation, SdkPojo request, String name) {
        var api = "iam:" + operation;
        return new Call(IamErrors.IAM, api, request, documents -> List.of(new Need(api, roles.arnOf(documents, name))));
    }

    private static Call onPolicy(String operation, SdkPojo request, String arn) {
        return Call.of(IamErrors.IAM, operation, request, arn);
    }

    private Call creation(CreatePolicyRequest request) {
        var path = request.path() == null ? "/" : request.path();
        return onPolicy("CreatePolicy", request, policies.arn(path, request.policyName()));
    }
}
