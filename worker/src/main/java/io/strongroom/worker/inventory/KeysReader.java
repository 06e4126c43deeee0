package io.strongroom.worker.inventory;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.keys.Key;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.Tag;

/** KMS keys. KMS lists ids alone, so each key takes a call; those of AWS itself take no more than that one. */
@Singleton
final class KeysReader implements KindReader<Key> {
    @Override
    public Kind<Key> kind() {
        return Kinds.KEYS;
    }

    @Override
    public List<Key> read(Gathering from) {
        var kms = from.client(KmsClient.class);
        var aliases = from.call("kms:ListAliases", () -> aliases(kms));
        var ids = from.call(
                "kms:ListKeys",
                () -> kms.listKeysPaginator(r -> r.limit(1000)).keys().stream()
                        .map(one -> one.keyId())
                        .toList());
        return from.each(ids, id -> {
            var metadata = from.call(
                    "kms:DescribeKey", () -> kms.describeKey(r -> r.keyId(id)).keyMetadata());
            return key(from, kms, metadata, aliases.getOrDefault(id, Set.of()));
        });
    }

    private static Map<String, Set<String>> aliases(KmsClient kms) {
        var byKey = new HashMap<String, Set<String>>();
        kms.listAliasesPaginator(r -> r.limit(100)).aliases().forEach(alias -> {
            if (alias.targetKeyId() != null) {
                byKey.computeIfAbsent(alias.targetKeyId(), id -> new HashSet<>())
                        .add(alias.aliasName());
            }
        });
        return byKey;
    }

    /** A key as KMS describes it, with what takes further calls. */
    static Key key(Gathering from, KmsClient kms, KeyMetadata key, Set<String> aliases) {
        boolean own = "CUSTOMER".equals(key.keyManagerAsString());
        var id = key.keyId();
        var replicaOf = Optional.ofNullable(key.multiRegionConfiguration())
                .filter(config -> "REPLICA".equals(config.multiRegionKeyTypeAsString()))
                .map(config -> config.primaryKey().arn());
        return new Key(
                key.arn(),
                id,
                Set.copyOf(aliases),
                key.keyManagerAsString(),
                key.keyStateAsString(),
                Optional.ofNullable(key.originAsString()).orElse("AWS_KMS"),
                Optional.ofNullable(key.keySpecAsString()).orElse("SYMMETRIC_DEFAULT"),
                Optional.ofNullable(key.keyUsageAsString()).orElse("ENCRYPT_DECRYPT"),
                Boolean.TRUE.equals(key.multiRegion()),
                replicaOf,
                Optional.ofNullable(key.deletionDate()),
                Optional.ofNullable(key.validTo()),
                own && rotates(key) ? rotation(from, kms, id) : Told.none(),
                own
                        ? from.told(
                                "kms:GetKeyPolicy",
                                () -> Optional.of(Gathering.document(
                                        "kms:GetKeyPolicy",
                                        kms.getKeyPolicy(r -> r.keyId(id).policyName("default"))
                                                .policy())))
                        : Told.none(),
                own ? grants(from, kms, id) : Told.none(),
                own ? tags(from, kms, id) : Told.none());
    }

    /** KMS refuses to tell the rotation of a key that cannot rotate. */
    private static boolean rotates(KeyMetadata key) {
        return "SYMMETRIC_DEFAULT".equals(key.keySpecAsString())
                && "AWS_KMS".equals(key.originAsString())
                && !"PendingDeletion".equals(key.keyStateAsString());
    }

    private static Told<Key.Rotation> rotation(Gathering from, KmsClient kms, String id) {
        return from.told("kms:GetKeyRotationStatus", () -> {
            var answer = kms.getKeyRotationStatus(r -> r.keyId(id));
            return Optional.of(new Key.Rotation(
                    Boolean.TRUE.equals(answer.keyRotationEnabled()),
                    Optional.ofNullable(answer.rotationPeriodInDays()),
                    Optional.ofNullable(answer.nextRotationDate())));
        });
    }

    private static Told<List<Key.Grant>> grants(Gathering from, KmsClient kms, String id) {
        return from.told(
                "kms:ListGrants",
                () -> Optional.of(kms.listGrantsPaginator(r -> r.keyId(id).limit(100)).grants().stream()
                        .map(KeysReader::grant)
                        .toList()));
    }

    private static Key.Grant grant(GrantListEntry grant) {
        return new Key.Grant(
                grant.grantId(),
                grant.granteePrincipal(),
                Set.copyOf(grant.operationsAsStrings()),
                grant.creationDate());
    }

    private static Told<Map<String, String>> tags(Gathering from, KmsClient kms, String id) {
        return from.told("kms:ListResourceTags", () -> {
            var tags = new HashMap<String, String>();
            kms.listResourceTagsPaginator(r -> r.keyId(id))
                    .tags()
                    .forEach((Tag tag) -> tags.put(tag.tagKey(), tag.tagValue()));
            return Optional.of(Map.copyOf(tags));
        });
    }
}
