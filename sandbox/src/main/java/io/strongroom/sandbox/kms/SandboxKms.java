package io.strongroom.sandbox.kms;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Need;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.CreateGrantRequest;
import software.amazon.awssdk.services.kms.model.CreateGrantResponse;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusRequest;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.ListGrantsRequest;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.TagResourceRequest;
import software.amazon.awssdk.services.kms.model.TagResourceResponse;
import software.amazon.awssdk.services.kms.model.UntagResourceRequest;
import software.amazon.awssdk.services.kms.model.UntagResourceResponse;
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasResponse;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionRequest;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionResponse;

/** KMS for one account and Region. Operations that are not here throw {@link UnsupportedOperationException}. */
public final class SandboxKms implements KmsClient {
    private final Calls calls;
    private final KmsKeys keys;
    private final KmsPolicies policies;
    private final KmsLifecycle lifecycle;
    private final KmsAliases aliases;
    private final KmsRotation rotation;
    private final KmsTags tags;
    private final KmsGrants grants;

    public SandboxKms(Calls calls) {
        this.calls = calls;
        this.keys = new KmsKeys(calls);
        this.policies = new KmsPolicies(calls, keys);
        this.lifecycle = new KmsLifecycle(calls, keys, policies);
        this.aliases = new KmsAliases(calls, keys);
        this.rotation = new KmsRotation(calls, keys);
        this.tags = new KmsTags(keys);
        this.grants = new KmsGrants(calls, keys);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateKeyResponse createKey(CreateKeyRequest request) {
        return calls.change(
                creation(request),
                documents -> lifecycle.create(documents, request),
                made -> made.keyMetadata().arn());
    }

    @Override
    public DescribeKeyResponse describeKey(DescribeKeyRequest request) {
        return calls.read(
                onKey("DescribeKey", request, request.keyId()), documents -> lifecycle.describe(documents, request));
    }

    @Override
    public ListKeysResponse listKeys(ListKeysRequest request) {
        return calls.read(
                Call.of(KmsErrors.KMS, "ListKeys", request, "*"), documents -> lifecycle.list(documents, request));
    }

    @Override
    public UpdateKeyDescriptionResponse updateKeyDescription(UpdateKeyDescriptionRequest request) {
        return calls.change(
                onKey("UpdateKeyDescription", request, request.keyId()),
                documents -> lifecycle.describeAnew(documents, request));
    }

    @Override
    public EnableKeyResponse enableKey(EnableKeyRequest request) {
        return calls.change(
                onKey("EnableKey", request, request.keyId()), documents -> lifecycle.enable(documents, request));
    }

    @Override
    public DisableKeyResponse disableKey(DisableKeyRequest request) {
        return calls.change(
                onKey("DisableKey", request, request.keyId()), documents -> lifecycle.disable(documents, request));
    }

    @Override
    public ScheduleKeyDeletionResponse scheduleKeyDeletion(ScheduleKeyDeletionRequest request) {
        return calls.change(
                onKey("ScheduleKeyDeletion", request, request.keyId()),
                documents -> lifecycle.scheduleDeletion(documents, request));
    }

    @Override
    public CancelKeyDeletionResponse cancelKeyDeletion(CancelKeyDeletionRequest request) {
        return calls.change(
                onKey("CancelKeyDeletion", request, request.keyId()),
                documents -> lifecycle.cancelDeletion(documents, request));
    }

    @Override
    public ListAliasesResponse listAliases(ListAliasesRequest request) {
        return calls.read(
                Call.of(KmsErrors.KMS, "ListAliases", request, "*"), documents -> aliases.list(documents, request));
    }

    @Override
    public CreateAliasResponse createAlias(CreateAliasRequest request) {
        return calls.change(
                onAlias("CreateAlias", request, request.aliasName(), request.targetKeyId()),
                documents -> aliases.create(documents, request));
    }

    @Override
    public UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
        return calls.change(
                onAlias("UpdateAlias", request, request.aliasName(), request.targetKeyId()),
                documents -> aliases.update(documents, request));
    }

    @Override
    public DeleteAliasResponse deleteAlias(DeleteAliasRequest request) {
        return calls.change(
                onAlias("DeleteAlias", request, request.aliasName(), null),
                documents -> aliases.delete(documents, request));
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return calls.change(onKey("TagResource", request, request.keyId()), documents -> tags.tag(documents, request));
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return calls.change(
                onKey("UntagResource", request, request.keyId()), documents -> tags.untag(documents, request));
    }

    @Override
    public ListResourceTagsResponse listResourceTags(ListResourceTagsRequest request) {
        return calls.read(
                onKey("ListResourceTags", request, request.keyId()), documents -> tags.list(documents, request));
    }

    @Override
    public EnableKeyRotationResponse enableKeyRotation(EnableKeyRotationRequest request) {
        return calls.change(
                onKey("EnableKeyRotation", request, request.keyId()), documents -> rotation.enable(documents, request));
    }

    @Override
    public DisableKeyRotationResponse disableKeyRotation(DisableKeyRotationRequest request) {
        return calls.change(
                onKey("DisableKeyRotation", request, request.keyId()),
                documents -> rotation.disable(documents, request));
    }

    @Override
    public GetKeyRotationStatusResponse getKeyRotationStatus(GetKeyRotationStatusRequest request) {
        return calls.read(
                onKey("GetKeyRotationStatus", request, request.keyId()),
                documents -> rotation.status(documents, request));
    }

    @Override
    public GetKeyPolicyResponse getKeyPolicy(GetKeyPolicyRequest request) {
        return calls.read(
                onKey("GetKeyPolicy", request, request.keyId()), documents -> policies.get(documents, request));
    }

    @Override
    public PutKeyPolicyResponse putKeyPolicy(PutKeyPolicyRequest request) {
        return calls.change(
                onKey("PutKeyPolicy", request, request.keyId()), documents -> policies.put(documents, request));
    }

    @Override
    public CreateGrantResponse createGrant(CreateGrantRequest request) {
        return calls.change(
                onKey("CreateGrant", request, request.keyId()), documents -> grants.create(documents, request));
    }

    @Override
    public ListGrantsResponse listGrants(ListGrantsRequest request) {
        return calls.read(onKey("ListGrants", request, request.keyId()), documents -> grants.list(documents, request));
    }

    private Call onKey(String operation, SdkPojo request, String keyName) {
        var api = "kms:" + operation;
        return new Call(
                KmsErrors.KMS, api, request, documents -> List.of(new Need(api, keys.arnOf(documents, keyName))));
    }

    /** An alias and its key are both asked for permission. */
    private Call onAlias(String operation, SdkPojo request, String alias, @Nullable String keyName) {
        var api = "kms:" + operation;
        var aliasNeed = new Need(api, calls.place().arn("kms", alias));
        return new Call(
                KmsErrors.KMS,
                api,
                request,
                documents -> keyName == null
                        ? List.of(aliasNeed)
                        : List.of(aliasNeed, new Need(api, keys.arnOf(documents, keyName))));
    }

    private Call creation(CreateKeyRequest request) {
        var call = Call.of(KmsErrors.KMS, "CreateKey", request, "*");
        return request.hasTags() ? call.and("kms:TagResource", calls.place().arn("kms", "key/*")) : call;
    }
}
