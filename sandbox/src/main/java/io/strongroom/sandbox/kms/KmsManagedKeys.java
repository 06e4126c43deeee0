package io.strongroom.sandbox.kms;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.kms.KmsAliases.Alias;
import io.strongroom.sandbox.store.Documents;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.OriginType;

/** What other simulated services need of KMS. */
public final class KmsManagedKeys {
    private static final int ROTATION_DAYS = 365;
    private final Calls calls;
    private final KmsKeys keys;

    public KmsManagedKeys(Calls calls) {
        this.calls = calls;
        this.keys = new KmsKeys(calls);
    }

    /** The key of this account and Region that an id, ARN or alias means. */
    public Optional<KeyMetadata> find(Documents documents, String name) {
        return keys.find(documents, name).map(KmsKey::metadata);
    }

    /** The ARN of the key that AWS itself keeps for a service, such as {@code backup}; made when first needed. */
    public String arnFor(Documents documents, String service) {
        var alias = "alias/aws/" + service;
        return find(documents, alias).map(KeyMetadata::arn).orElseGet(() -> make(documents, service, alias));
    }

    private String make(Documents documents, String service, String alias) {
        var id = calls.uuid();
        var metadata = KeyMetadata.builder()
                .awsAccountId(calls.place().account().value())
                .keyId(id)
                .arn(keys.arn(id))
                .creationDate(calls.now())
                .enabled(true)
                .description("Default key that protects my " + service + " resources when no other key is defined")
                .keyUsage(KeyUsageType.ENCRYPT_DECRYPT)
                .keyState(KeyState.ENABLED)
                .origin(OriginType.AWS_KMS)
                .keyManager(KeyManagerType.AWS)
                .keySpec(KeySpec.SYMMETRIC_DEFAULT)
                .encryptionAlgorithms(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .multiRegion(false)
                .build();
        var policy =
                """
                {"Version":"2012-10-17","Statement":[{"Sid":"Allow use through the service","Effect":"Allow",\
                "Principal":{"AWS":"*"},"Action":["kms:Encrypt","kms:Decrypt","kms:GenerateDataKey*","kms:CreateGrant",\
                "kms:DescribeKey"],"Resource":"*","Condition":{"StringEquals":{"kms:CallerAccount":"%s",\
                "kms:ViaService":"%s.%s.amazonaws.com"}}}]}""".formatted(calls.place().account(), service, calls.place().region());
        var rotation = Optional.of(new KmsKey.Rotation(ROTATION_DAYS, calls.now()));
        keys.put(documents, new KmsKey(metadata, policy, new TreeMap<>(), rotation));
        documents.put(keys.aliases().key(alias), Json.tree(new Alias(id, calls.now(), calls.now())));
        return metadata.arn();
    }
}
