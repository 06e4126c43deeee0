package io.strongroom.sandbox.iam;

import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.store.Documents;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** What hangs on roles: attached managed policies and inline ones. */
final class IamRolePolicies {
    private static final int MOST_ATTACHED = 10;
    private static final int LONGEST_INLINE = 10_240;
    private static final int PAGE = 100;
    private final IamRoles roles;
    private final IamPolicies policies;

    IamRolePolicies(IamRoles roles, IamPolicies policies) {
        this.roles = roles;
        this.policies = policies;
    }

    AttachRolePolicyResponse attach(Documents documents, AttachRolePolicyRequest request) {
        roles.require(documents, request.roleName());
        policies.requireAttachable(documents, request.policyArn());
        roles.change(documents, request.roleName(), role -> {
            var attached = new TreeSet<>(role.attached());
            attached.add(request.policyArn());
            if (attached.size() > MOST_ATTACHED) {
                throw IamErrors.limit("Cannot exceed quota for PoliciesPerRole: " + MOST_ATTACHED);
            }
            return new IamRole(role.role(), attached, role.inline());
        });
        return AttachRolePolicyResponse.builder().build();
    }

    DetachRolePolicyResponse detach(Documents documents, DetachRolePolicyRequest request) {
        roles.change(documents, request.roleName(), role -> {
            var attached = new TreeSet<>(role.attached());
            if (!attached.remove(request.policyArn())) {
                throw IamErrors.missing("Policy " + request.policyArn() + " was not found.");
            }
            return new IamRole(role.role(), attached, role.inline());
        });
        return DetachRolePolicyResponse.builder().build();
    }

    ListAttachedRolePoliciesResponse attached(Documents documents, ListAttachedRolePoliciesRequest request) {
        var all = new ArrayList<>(roles.require(documents, request.roleName()).attached());
        var page =
                Page.of(all, Function.identity(), request.marker(), request.maxItems(), PAGE, IamErrors::invalidMarker);
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.map(arn -> AttachedPolicy.builder()
                        .policyArn(arn)
                        .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                        .build()))
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    PutRolePolicyResponse put(Documents documents, PutRolePolicyRequest request) {
        roles.require(documents, request.roleName());
        IamPolicyText.requireIdentity(request.policyDocument());
        roles.change(documents, request.roleName(), role -> {
            var inline = new TreeMap<>(role.inline());
            inline.put(request.policyName(), request.policyDocument());
            if (String.join("", inline.values()).replaceAll("\\s", "").length() > LONGEST_INLINE) {
                throw IamErrors.limit(
                        "Maximum policy size of " + LONGEST_INLINE + " bytes exceeded for role " + request.roleName());
            }
            return new IamRole(role.role(), role.attached(), inline);
        });
        return PutRolePolicyResponse.builder().build();
    }

    GetRolePolicyResponse get(Documents documents, GetRolePolicyRequest request) {
        var text = roles.require(documents, request.roleName()).inline().get(request.policyName());
        if (text == null) {
            throw noInline(request.policyName());
        }
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                .policyDocument(IamPolicyText.encoded(text))
                .build();
    }

    DeleteRolePolicyResponse delete(Documents documents, DeleteRolePolicyRequest request) {
        roles.change(documents, request.roleName(), role -> {
            var inline = new TreeMap<>(role.inline());
            if (inline.remove(request.policyName()) == null) {
                throw noInline(request.policyName());
            }
            return new IamRole(role.role(), role.attached(), inline);
        });
        return DeleteRolePolicyResponse.builder().build();
    }

    ListRolePoliciesResponse list(Documents documents, ListRolePoliciesRequest request) {
        var all = new ArrayList<>(
                roles.require(documents, request.roleName()).inline().keySet());
        var page =
                Page.of(all, Function.identity(), request.marker(), request.maxItems(), PAGE, IamErrors::invalidMarker);
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    private static RuntimeException noInline(String name) {
        return IamErrors.missing("The role policy with name " + name + " cannot be found.");
    }
}
