package io.strongroom.sandbox.iam;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.SdkJson;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;

/** Groups, and the policies of groups and users. */
final class IamGroups {
    static final String GROUP = "group";
    static final String USER = "user";
    private final Calls calls;
    private final IamRoles roles;
    private final IamPolicies policies;
    private final IamUsers users;
    private final IamHangings hangings;

    IamGroups(Calls calls, IamRoles roles, IamPolicies policies, IamUsers users, IamHangings hangings) {
        this.calls = calls;
        this.roles = roles;
        this.policies = policies;
        this.users = users;
        this.hangings = hangings;
    }

    CreateGroupResponse create(Documents documents, CreateGroupRequest request) {
        if (documents.get(shelf().key(request.groupName())).isPresent()) {
            throw IamErrors.exists("Group with name " + request.groupName() + " already exists.");
        }
        var path = Optional.ofNullable(request.path()).orElse("/");
        var group = Group.builder()
                .groupName(request.groupName())
                .groupId(roles.id("AGPA"))
                .path(path)
                .arn(calls.place().globalArn("iam", "group" + path + request.groupName()))
                .createDate(calls.now())
                .build();
        documents.put(shelf().key(request.groupName()), SdkJson.write(group));
        return CreateGroupResponse.builder().group(group).build();
    }

    AddUserToGroupResponse join(Documents documents, AddUserToGroupRequest request) {
        users.require(documents, request.userName());
        require(documents, request.groupName());
        hangings.change(documents, USER, request.userName(), one -> one.join(request.groupName()));
        return AddUserToGroupResponse.builder().build();
    }

    AttachGroupPolicyResponse attach(Documents documents, AttachGroupPolicyRequest request) {
        require(documents, request.groupName());
        policies.requireAttachable(documents, request.policyArn());
        hangings.change(documents, GROUP, request.groupName(), one -> one.attach(request.policyArn()));
        return AttachGroupPolicyResponse.builder().build();
    }

    PutGroupPolicyResponse put(Documents documents, PutGroupPolicyRequest request) {
        require(documents, request.groupName());
        IamPolicyText.requireIdentity(request.policyDocument());
        hangings.change(
                documents, GROUP, request.groupName(), one -> one.put(request.policyName(), request.policyDocument()));
        return PutGroupPolicyResponse.builder().build();
    }

    AttachUserPolicyResponse attach(Documents documents, AttachUserPolicyRequest request) {
        users.require(documents, request.userName());
        policies.requireAttachable(documents, request.policyArn());
        hangings.change(documents, USER, request.userName(), one -> one.attach(request.policyArn()));
        return AttachUserPolicyResponse.builder().build();
    }

    PutUserPolicyResponse put(Documents documents, PutUserPolicyRequest request) {
        users.require(documents, request.userName());
        IamPolicyText.requireIdentity(request.policyDocument());
        hangings.change(
                documents, USER, request.userName(), one -> one.put(request.policyName(), request.policyDocument()));
        return PutUserPolicyResponse.builder().build();
    }

    String arnOf(Documents documents, String name) {
        return find(documents, name)
                .map(Group::arn)
                .orElseGet(() -> calls.place().globalArn("iam", "group/" + name));
    }

    List<Group> all(Documents documents) {
        return documents.list(shelf()).stream()
                .map(stored -> SdkJson.read(stored.body(), Group.builder()).build())
                .toList();
    }

    private Optional<Group> find(Documents documents, String name) {
        return documents
                .get(shelf().key(name))
                .map(node -> SdkJson.read(node, Group.builder()).build());
    }

    private void require(Documents documents, String name) {
        if (find(documents, name).isEmpty()) {
            throw IamErrors.missing("The group with name " + name + " cannot be found.");
        }
    }

    private Shelf shelf() {
        return calls.place().globalShelf("iam", "groups");
    }
}
