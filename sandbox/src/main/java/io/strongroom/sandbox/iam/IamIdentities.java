package io.strongroom.sandbox.iam;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Need;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;

/** The part of IAM that is about users, groups and the account as a whole. */
abstract class IamIdentities implements IamClient {
    final Calls calls;
    final IamRoles roles;
    final IamPolicies policies;
    final IamUsers users;
    private final IamGroups groups;
    private final IamDetails details;

    IamIdentities(Calls calls) {
        this.calls = calls;
        this.roles = new IamRoles(calls);
        this.policies = new IamPolicies(calls, roles);
        this.users = new IamUsers(calls, roles);
        var hangings = new IamHangings(calls);
        this.groups = new IamGroups(calls, roles, policies, users, hangings);
        this.details = new IamDetails(calls, roles, policies, users, groups, hangings);
    }

    @Override
    public CreateGroupResponse createGroup(CreateGroupRequest request) {
        return calls.change(
                onGroup("CreateGroup", request, request.groupName()), documents -> groups.create(documents, request));
    }

    @Override
    public AddUserToGroupResponse addUserToGroup(AddUserToGroupRequest request) {
        return calls.change(
                onGroup("AddUserToGroup", request, request.groupName()), documents -> groups.join(documents, request));
    }

    @Override
    public AttachGroupPolicyResponse attachGroupPolicy(AttachGroupPolicyRequest request) {
        return calls.change(
                onGroup("AttachGroupPolicy", request, request.groupName()),
                documents -> groups.attach(documents, request));
    }

    @Override
    public PutGroupPolicyResponse putGroupPolicy(PutGroupPolicyRequest request) {
        return calls.change(
                onGroup("PutGroupPolicy", request, request.groupName()), documents -> groups.put(documents, request));
    }

    @Override
    public AttachUserPolicyResponse attachUserPolicy(AttachUserPolicyRequest request) {
        return calls.change(
                onUser("AttachUserPolicy", request, request.userName()),
                documents -> groups.attach(documents, request));
    }

    @Override
    public PutUserPolicyResponse putUserPolicy(PutUserPolicyRequest request) {
        return calls.change(
                onUser("PutUserPolicy", request, request.userName()), documents -> groups.put(documents, request));
    }

    @Override
    public GetAccountAuthorizationDetailsResponse getAccountAuthorizationDetails(
            GetAccountAuthorizationDetailsRequest request) {
        return calls.read(
                Call.of(IamErrors.IAM, "GetAccountAuthorizationDetails", request, "*"),
                documents -> details.all(documents, request));
    }

    @Override
    public GetAccountSummaryResponse getAccountSummary(GetAccountSummaryRequest request) {
        return calls.read(
                Call.of(IamErrors.IAM, "GetAccountSummary", request, "*"), documents -> details.summary(documents));
    }

    /** The root user as its owner keeps it. Not an API of AWS: only root itself can change it. */
    public void rootUser(Set<RootCredential> credentials) {
        var nothing = GetAccountSummaryRequest.builder().build();
        calls.change(Call.of(IamErrors.IAM, "RootUser", nothing, "*"), documents -> {
            details.secureRoot(documents, credentials);
            return details.summary(documents);
        });
    }

    final Call onUser(String operation, SdkPojo request, String name) {
        var api = "iam:" + operation;
        return new Call(IamErrors.IAM, api, request, documents -> List.of(new Need(api, users.arnOf(documents, name))));
    }

    private Call onGroup(String operation, SdkPojo request, String name) {
        var api = "iam:" + operation;
        return new Call(
                IamErrors.IAM, api, request, documents -> List.of(new Need(api, groups.arnOf(documents, name))));
    }
}
