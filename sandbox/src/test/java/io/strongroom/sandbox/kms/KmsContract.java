package io.strongroom.sandbox.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;

/** What KMS does, whoever simulates it. */
abstract class KmsContract {
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Root","Effect":"Allow",\
            "Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}]}""";

    KmsClient kms;

    abstract KmsClient connect();

    @BeforeEach
    void start() {
        kms = connect();
    }

    KeyMetadata key() {
        return kms.createKey(r -> r.description("backups")
                        .keyUsage(KeyUsageType.ENCRYPT_DECRYPT)
                        .tags(tag("env", "prod")))
                .keyMetadata();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().tagKey(key).tagValue(value).build();
    }

    static String freshAlias() {
        return "alias/test-" + UUID.randomUUID();
    }

    @Test
    void newKeyIsEnabledSymmetricAndCustomerManaged() {
        var key = key();
        assertEquals("arn:aws:kms:eu-west-1:123456789012:key/" + key.keyId(), key.arn());
        assertTrue(key.enabled());
        assertEquals("Enabled", key.keyStateAsString());
        assertEquals("CUSTOMER", key.keyManagerAsString());
        assertEquals("SYMMETRIC_DEFAULT", key.keySpecAsString());
        assertEquals("ENCRYPT_DECRYPT", key.keyUsageAsString());
        assertEquals("AWS_KMS", key.originAsString());
        assertEquals("backups", key.description());
        assertFalse(Boolean.TRUE.equals(key.multiRegion()));
    }

    @Test
    void keyIsFoundByIdArnAndAlias() {
        var key = key();
        var alias = freshAlias();
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(key.keyId()));
        for (var name : List.of(key.keyId(), key.arn(), alias, "arn:aws:kms:eu-west-1:123456789012:" + alias)) {
            assertEquals(
                    key.arn(), kms.describeKey(r -> r.keyId(name)).keyMetadata().arn());
        }
    }

    @Test
    void missingKeyAndMissingAliasAreNotFound() {
        assertThrows(
                NotFoundException.class,
                () -> kms.describeKey(r -> r.keyId(UUID.randomUUID().toString())));
        assertThrows(NotFoundException.class, () -> kms.describeKey(r -> r.keyId(freshAlias())));
    }

    @Test
    void aliasIsTakenOnlyOnce() {
        var alias = freshAlias();
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(key().keyId()));
        var other = key();
        assertThrows(
                AlreadyExistsException.class,
                () -> kms.createAlias(r -> r.aliasName(alias).targetKeyId(other.keyId())));
    }

    @Test
    void aliasMovesAndGoes() {
        var alias = freshAlias();
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(key().keyId()));
        var second = key();
        kms.updateAlias(r -> r.aliasName(alias).targetKeyId(second.keyId()));
        assertEquals(
                List.of(alias),
                kms.listAliases(r -> r.keyId(second.keyId())).aliases().stream()
                        .map(AliasListEntry::aliasName)
                        .toList());
        kms.deleteAlias(r -> r.aliasName(alias));
        assertThrows(NotFoundException.class, () -> kms.describeKey(r -> r.keyId(alias)));
    }

    @Test
    void tagsComeWithTheKeyAndCanBeChanged() {
        var key = key();
        kms.tagResource(r -> r.keyId(key.keyId()).tags(tag("env", "test"), tag("owner", "security")));
        assertEquals(
                List.of(tag("env", "test"), tag("owner", "security")),
                kms.listResourceTags(r -> r.keyId(key.keyId())).tags());
        kms.untagResource(r -> r.keyId(key.keyId()).tagKeys("owner"));
        assertEquals(
                List.of(tag("env", "test")),
                kms.listResourceTags(r -> r.keyId(key.keyId())).tags());
    }

    @Test
    void rotationIsOffUntilItIsSwitchedOn() {
        var key = key();
        assertFalse(kms.getKeyRotationStatus(r -> r.keyId(key.keyId())).keyRotationEnabled());
        kms.enableKeyRotation(r -> r.keyId(key.keyId()));
        assertTrue(kms.getKeyRotationStatus(r -> r.keyId(key.keyId())).keyRotationEnabled());
        kms.disableKeyRotation(r -> r.keyId(key.keyId()));
        assertFalse(kms.getKeyRotationStatus(r -> r.keyId(key.keyId())).keyRotationEnabled());
    }

    @Test
    void policyIsGivenBackAsItWasPut() {
        var key = key();
        kms.putKeyPolicy(r -> r.keyId(key.keyId()).policyName("default").policy(POLICY));
        var read = kms.getKeyPolicy(r -> r.keyId(key.keyId()).policyName("default"));
        assertEquals(Json.parse(POLICY), Json.parse(read.policy()));
    }

    @Test
    void deletionWaitsAndCanBeCancelled() {
        var key = key();
        kms.scheduleKeyDeletion(r -> r.keyId(key.keyId()).pendingWindowInDays(7));
        var pending = kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata();
        assertEquals(KeyState.PENDING_DELETION, pending.keyState());
        assertNotNull(pending.deletionDate());
        kms.cancelKeyDeletion(r -> r.keyId(key.keyId()));
        var kept = kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata();
        assertEquals(KeyState.DISABLED, kept.keyState());
        kms.enableKey(r -> r.keyId(key.keyId()));
        assertTrue(kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata().enabled());
    }

    @Test
    void descriptionCanBeChanged() {
        var key = key();
        kms.updateKeyDescription(r -> r.keyId(key.keyId()).description("other"));
        assertEquals(
                "other",
                kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata().description());
    }

    @Test
    void multiRegionKeyIsItsOwnPrimary() {
        var key = kms.createKey(r -> r.multiRegion(true)).keyMetadata();
        assertTrue(key.keyId().startsWith("mrk-"));
        assertTrue(key.multiRegion());
    }

    @Test
    void listsComeInPagesThatMissNothing() {
        var made = IntStream.range(0, 7).mapToObj(i -> key().keyId()).toList();
        var all = kms.listKeysPaginator(r -> r.limit(3)).keys().stream()
                .map(KeyListEntry::keyId)
                .toList();
        assertTrue(all.containsAll(made));
        assertEquals(all.size(), all.stream().distinct().count());
    }
}
