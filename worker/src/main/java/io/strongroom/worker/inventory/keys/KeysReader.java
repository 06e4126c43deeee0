package io.strongroom.worker.inventory.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * KMS keys. KMS lists ids alone, so each key takes a call; those of AWS itself take no more than that one. A key's own
 * policy may refuse it to us, and says nothing about the others.
 */
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
        var listed = from.call(
                "kms:ListKeys",
                () -> kms.listKeysPaginator(r -> r.limit(1000)).keys().stream().toList());
        var keys = from.each(listed, one -> {
            var metadata = from.told(
                    "kms:DescribeKey",
                    () -> Optional.of(kms.describeKey(r -> r.keyId(one.keyId())).keyMetadata()));
            return key(from, kms, one, metadata, Set.copyOf(aliases.getOrDefault(one.keyId(), Set.of())));
        });
        if (!keys.isEmpty() && keys.stream().noneMatch(Key::described)) {
            // No key of them all: it is not their policies.
            keys.getFirst().manager().value();
        }
        return keys;
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

    private static Key key(
            Gathering from, KmsClient kms, KeyListEntry listed, Told<KeyMetadata> metadata, Set<String> aliases) {
        return switch (metadata) {
            case Told.Known<KeyMetadata>(var key) -> key(from, kms, key, aliases);
            case Told.None<KeyMetadata>() -> throw new IllegalStateException("KMS describes a key or fails");
            case Told.Unknown<KeyMetadata>(var why) -> dark(listed, aliases, why);
        };
    }

    /** It stays in the list: one that is not there was deleted. */
    private static Key dark(KeyListEntry listed, Set<String> aliases, Coverage why) {
        return new Key(
                listed.keyArn(),
                listed.keyId(),
                aliases,
                Told.unknown(why),
                Told.unknown(why),
                Told.unknown(why),
                Told.unknown(why),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Told.unknown(why),
                Told.unknown(why),
                Told.unknown(why));
    }

    private static Key key(Gathering from, KmsClient kms, KeyMetadata key, Set<String> aliases) {
        boolean own = Key.customerManaged(key.keyManagerAsString());
        var id = key.keyId();
        var replicaOf = Optional.ofNullable(key.multiRegionConfiguration())
                .filter(config -> "REPLICA".equals(config.multiRegionKeyTypeAsString()))
                .map(config -> config.primaryKey().arn());
        return new Key(
                key.arn(),
                id,
                aliases,
                Told.known(key.keyManagerAsString()),
                Told.known(key.keyStateAsString()),
                Told.known(Optional.ofNullable(key.originAsString()).orElse("AWS_KMS")),
                Told.known(Optional.ofNullable(key.keySpecAsString()).orElse("SYMMETRIC_DEFAULT")),
                replicaOf,
                Optional.ofNullable(key.deletionDate()),
                Optional.ofNullable(key.validTo()),
                own && rotates(key) ? rotation(from, kms, id) : Told.none(),
                own ? policy(from, kms, id) : Told.none(),
                own ? grants(from, kms, id) : Told.none());
    }

    private static Told<JsonNode> policy(Gathering from, KmsClient kms, String id) {
        return from.asked(
                "kms:GetKeyPolicy",
                () -> Optional.of(Gathering.document(
                        "kms:GetKeyPolicy",
                        kms.getKeyPolicy(r -> r.keyId(id).policyName("default")).policy())));
    }

    /** KMS refuses to tell the rotation of a key that cannot rotate. */
    private static boolean rotates(KeyMetadata key) {
        return "SYMMETRIC_DEFAULT".equals(key.keySpecAsString())
                && "AWS_KMS".equals(key.originAsString())
                && !"PendingDeletion".equals(key.keyStateAsString());
    }

    private static Told<Key.Rotation> rotation(Gathering from, KmsClient kms, String id) {
        return from.asked("kms:GetKeyRotationStatus", () -> {
            var answer = kms.getKeyRotationStatus(r -> r.keyId(id));
            return Optional.of(new Key.Rotation(
                    Boolean.TRUE.equals(answer.keyRotationEnabled()),
                    Optional.ofNullable(answer.rotationPeriodInDays()),
                    Optional.ofNullable(answer.nextRotationDate())));
        });
    }

    private static Told<List<Key.Grant>> grants(Gathering from, KmsClient kms, String id) {
        return from.asked(
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
}
