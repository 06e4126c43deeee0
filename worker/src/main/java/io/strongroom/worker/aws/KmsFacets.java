package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.KeyUse;
import io.strongroom.domain.changes.WritableFacet.Kms;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
import io.strongroom.domain.json.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

/** Reads and writes keys, their aliases, policies, tags and rotation. */
final class KmsFacets implements ServiceFacets<Kms> {
    private static final String ONLY_POLICY = "default";
    /** What KMS rotates by when it names no period. */
    private static final int YEAR = 365;

    private final KeysOfOthers others;

    KmsFacets(InstantSource clock) {
        this.others = new KeysOfOthers(clock);
    }

    @Override
    public Optional<JsonNode> read(AwsAccount account, Kms facet) {
        var kms = account.client(KmsClient.class);
        return switch (facet) {
            case TaggedKey(var alias) -> new TaggedKeys(kms, others).read(alias);
            case KeyAlias(var alias) ->
                KeyReader.find(kms, alias).map(key -> Json.object().put("keyArn", key.arn()));
            case KeyRotation(var ref) -> found(() -> rotation(kms, ref));
            case KeyPolicy(var ref) ->
                found(() -> Json.parse(kms.getKeyPolicy(b -> b.keyId(ref).policyName(ONLY_POLICY))
                        .policy()));
            case KeyTags(var ref) -> found(() -> new TaggedKeys(kms, others).tags(ref));
            case KeyUse(var ref) -> KeyReader.find(kms, ref).map(KmsFacets::use);
        };
    }

    @Override
    public Applied write(AwsAccount account, Kms facet, Change change, String token) {
        var kms = account.client(KmsClient.class);
        return switch (facet) {
            case TaggedKey(var alias) ->
                switch (change.kind()) {
                    case CREATE ->
                        new TaggedKeys(kms, others).create(change.after().orElseThrow());
                    case UPDATE -> new TaggedKeys(kms, others).describe(change, alias);
                    case DELETE -> new TaggedKeys(kms, others).delete(change, alias);
                };
            case KeyAlias(var alias) -> Applied.by(alias(kms, alias, change));
            case KeyRotation(var ref) -> Applied.by(rotate(kms, ref, change));
            case KeyPolicy(var ref) -> {
                var policy = Json.write(change.after().orElseThrow());
                yield Applied.by(kms.putKeyPolicy(b ->
                        b.keyId(ref).policyName(ONLY_POLICY).policy(policy).bypassPolicyLockoutSafetyCheck(false)));
            }
            case KeyTags(var ref) -> tag(kms, ref, change);
            case KeyUse(var ref) -> use(kms, ref, change);
        };
    }

    private static AwsResponse alias(KmsClient kms, String alias, Change change) {
        var key = change.after().map(state -> state.path("keyArn").asText()).orElse("");
        return switch (change.kind()) {
            case CREATE -> kms.createAlias(b -> b.aliasName(alias).targetKeyId(key));
            case UPDATE -> kms.updateAlias(b -> b.aliasName(alias).targetKeyId(key));
            case DELETE -> kms.deleteAlias(b -> b.aliasName(alias));
        };
    }

    private static JsonNode rotation(KmsClient kms, String ref) {
        try {
            var status = kms.getKeyRotationStatus(b -> b.keyId(ref));
            var state = Json.object().put("enabled", Boolean.TRUE.equals(status.keyRotationEnabled()));
            if (state.path("enabled").asBoolean()) {
                state.put("periodDays", status.rotationPeriodInDays() == null ? YEAR : status.rotationPeriodInDays());
            }
            return state;
        } catch (UnsupportedOperationException e) {
            // Asymmetric, HMAC and imported keys know no rotation.
            return Json.object().put("enabled", false);
        }
    }

    private static AwsResponse rotate(KmsClient kms, String ref, Change change) {
        var wanted = change.after().filter(state -> state.path("enabled").asBoolean());
        return wanted.isPresent()
                ? kms.enableKeyRotation(b -> b.keyId(ref)
                        .rotationPeriodInDays(wanted.get().path("periodDays").asInt(YEAR)))
                : kms.disableKeyRotation(b -> b.keyId(ref));
    }

    private static JsonNode use(KeyMetadata key) {
        var state = key.keyState();
        return Json.object()
                .put("enabled", state == KeyState.ENABLED)
                .put(
                        "pendingDeletion",
                        state == KeyState.PENDING_DELETION || state == KeyState.PENDING_REPLICA_DELETION);
    }

    private static Applied use(KmsClient kms, String ref, Change change) {
        var id = ref.startsWith("arn:") ? Arn.of(ref).name() : ref;
        var wanted = change.after().filter(use -> use.path("enabled").asBoolean());
        if (wanted.isEmpty()) {
            return Applied.by(kms.disableKey(b -> b.keyId(id)));
        }
        if (change.before()
                .filter(use -> use.path("pendingDeletion").asBoolean())
                .isEmpty()) {
            return Applied.by(kms.enableKey(b -> b.keyId(id)));
        }
        // What is taken back from its deletion is disabled, and no use to any backup.
        var cancelled = kms.cancelKeyDeletion(b -> b.keyId(id));
        return Applied.by(cancelled, kms.enableKey(b -> b.keyId(id)));
    }

    private static Applied tag(KmsClient kms, String ref, Change change) {
        var tags = Tags.between(
                change.before().orElseGet(Json::object), change.after().orElseGet(Json::object));
        var answers = new ArrayList<AwsResponse>();
        if (!tags.put().isEmpty()) {
            var put = tags.put().entrySet().stream()
                    .map(tag -> Tag.builder()
                            .tagKey(tag.getKey())
                            .tagValue(tag.getValue())
                            .build())
                    .toList();
            answers.add(kms.tagResource(b -> b.keyId(ref).tags(put)));
        }
        if (!tags.remove().isEmpty()) {
            answers.add(kms.untagResource(b -> b.keyId(ref).tagKeys(tags.remove())));
        }
        return Applied.by(answers.toArray(AwsResponse[]::new));
    }

    private static Optional<JsonNode> found(Supplier<JsonNode> read) {
        try {
            return Optional.of(read.get());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
