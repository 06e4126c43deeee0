package io.strongroom.sandbox.kms;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.store.Documents;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.MultiRegionConfiguration;
import software.amazon.awssdk.services.kms.model.MultiRegionKey;
import software.amazon.awssdk.services.kms.model.MultiRegionKeyType;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionRequest;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionResponse;

/** Keys from their making to their deletion. */
final class KmsLifecycle {
    private static final int LONGEST_WINDOW_DAYS = 30;
    private static final int SHORTEST_WINDOW_DAYS = 7;
    private final Calls calls;
    private final KmsKeys keys;
    private final KmsPolicies policies;

    KmsLifecycle(Calls calls, KmsKeys keys, KmsPolicies policies) {
        this.calls = calls;
        this.keys = keys;
        this.policies = policies;
    }

    CreateKeyResponse create(Documents documents, CreateKeyRequest request) {
        boolean multiRegion = Boolean.TRUE.equals(request.multiRegion());
        var uuid = calls.uuid();
        var id = multiRegion ? "mrk-" + uuid.replace("-", "") : uuid;
        var arn = keys.arn(id);
        var policy = policies.accept(
                documents,
                request.policy() == null ? policies.usual() : request.policy(),
                arn,
                Boolean.TRUE.equals(request.bypassPolicyLockoutSafetyCheck()));
        var metadata = metadata(request, id, arn);
        if (multiRegion) {
            metadata.multiRegionConfiguration(primary(arn));
        }
        var key = new KmsKey(metadata.build(), policy, KmsTags.of(request.tags()), Optional.empty());
        keys.put(documents, key);
        return CreateKeyResponse.builder().keyMetadata(key.metadata()).build();
    }

    private KeyMetadata.Builder metadata(CreateKeyRequest request, String id, String arn) {
        boolean external = request.origin() == OriginType.EXTERNAL;
        return KeyMetadata.builder()
                .awsAccountId(calls.place().account().value())
                .keyId(id)
                .arn(arn)
                .creationDate(calls.now())
                .enabled(!external)
                .description(request.description() == null ? "" : request.description())
                .keyUsage(request.keyUsage() == null ? KeyUsageType.ENCRYPT_DECRYPT : request.keyUsage())
                .keyState(external ? KeyState.PENDING_IMPORT : KeyState.ENABLED)
                .origin(request.origin() == null ? OriginType.AWS_KMS : request.origin())
                .keyManager(KeyManagerType.CUSTOMER)
                .keySpec(request.keySpec() == null ? KeySpec.SYMMETRIC_DEFAULT : request.keySpec())
                .encryptionAlgorithms(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .multiRegion(Boolean.TRUE.equals(request.multiRegion()));
    }

    private MultiRegionConfiguration primary(String arn) {
        return MultiRegionConfiguration.builder()
                .multiRegionKeyType(MultiRegionKeyType.PRIMARY)
                .primaryKey(MultiRegionKey.builder()
                        .arn(arn)
                        .region(calls.place().region().value())
                        .build())
                .build();
    }

    DescribeKeyResponse describe(Documents documents, DescribeKeyRequest request) {
        var key = keys.byAnyName(documents, request.keyId());
        return DescribeKeyResponse.builder().keyMetadata(key.metadata()).build();
    }

    ListKeysResponse list(Documents documents, ListKeysRequest request) {
        var page = Page.of(documents, keys.shelf(), request.marker(), request.limit(), 100, KmsErrors::invalidMarker);
        return ListKeysResponse.builder()
                .keys(page.map(stored -> KeyListEntry.builder()
                        .keyId(stored.id())
                        .keyArn(keys.arn(stored.id()))
                        .build()))
                .truncated(page.truncated())
                .nextMarker(page.next())
                .build();
    }

    UpdateKeyDescriptionResponse describeAnew(Documents documents, UpdateKeyDescriptionRequest request) {
        keys.change(
                documents,
                request.keyId(),
                key -> key.with(key.metadata().toBuilder().description(request.description())));
        return UpdateKeyDescriptionResponse.builder().build();
    }

    EnableKeyResponse enable(Documents documents, EnableKeyRequest request) {
        keys.change(documents, request.keyId(), key -> key.inState(KeyState.ENABLED));
        return EnableKeyResponse.builder().build();
    }

    DisableKeyResponse disable(Documents documents, DisableKeyRequest request) {
        keys.change(documents, request.keyId(), key -> key.inState(KeyState.DISABLED));
        return DisableKeyResponse.builder().build();
    }

    ScheduleKeyDeletionResponse scheduleDeletion(Documents documents, ScheduleKeyDeletionRequest request) {
        int days = Optional.ofNullable(request.pendingWindowInDays()).orElse(LONGEST_WINDOW_DAYS);
        if (days < SHORTEST_WINDOW_DAYS || days > LONGEST_WINDOW_DAYS) {
            throw KmsErrors.validation("1 validation error detected: Value '" + days
                    + "' at 'pendingWindowInDays' failed to satisfy constraint: Member must be from 7 to 30");
        }
        var until = calls.now().plus(Duration.ofDays(days));
        var key = keys.change(documents, request.keyId(), live -> {
            var pending = live.inState(KeyState.PENDING_DELETION);
            return pending.with(pending.metadata().toBuilder().deletionDate(until));
        });
        return ScheduleKeyDeletionResponse.builder()
                .keyId(key.metadata().arn())
                .keyState(KeyState.PENDING_DELETION)
                .deletionDate(until)
                .pendingWindowInDays(days)
                .build();
    }

    CancelKeyDeletionResponse cancelDeletion(Documents documents, CancelKeyDeletionRequest request) {
        var key = keys.byId(documents, request.keyId());
        if (!key.is(KeyState.PENDING_DELETION)) {
            throw KmsErrors.invalidState(key.metadata().arn() + " is not pending deletion.");
        }
        var kept = key.inState(KeyState.DISABLED);
        keys.put(documents, kept.with(kept.metadata().toBuilder().deletionDate(null)));
        return CancelKeyDeletionResponse.builder().keyId(key.metadata().arn()).build();
    }
}
