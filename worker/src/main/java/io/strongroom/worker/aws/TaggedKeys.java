package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.Tag;

/**
 * Keys by the tag {@code strongroom:alias}. The key behind the alias is looked at first, which is two calls; only when the alias
 * is not there are all keys of the Region listed with their tags, one call for each that is not known to be another's. A key
 * that is about to be deleted counts as absent.
 */
final class TaggedKeys {
    static final String TAG = "strongroom:alias";
    private static final int DELETION_DAYS = 30;

    private final KmsClient kms;
    private final KeysOfOthers others;

    TaggedKeys(KmsClient kms, KeysOfOthers others) {
        this.kms = kms;
        this.others = others;
    }

    Optional<JsonNode> read(String alias) {
        var behind = KeyReader.find(kms, alias);
        if (behind.filter(TaggedKeys::stays).isPresent()) {
            return behind.filter(key -> alias.equals(tags(key.arn()).path(TAG).asText()))
                    .map(this::state);
        }
        return search(alias).map(this::state);
    }

    Applied create(JsonNode after) {
        var old = after.path("keyArn").asText();
        if (!old.isEmpty()) {
            // The inverse of a deletion: what is still pending can be taken back, and is disabled then.
            var id = Arn.of(old).name();
            var cancelled = kms.cancelKeyDeletion(b -> b.keyId(id));
            return Applied.by(cancelled, kms.enableKey(b -> b.keyId(id))).making(old);
        }
        var answer = kms.createKey(b -> b.description(after.path("description").asText())
                .keySpec(KeySpec.SYMMETRIC_DEFAULT)
                .keyUsage(KeyUsageType.ENCRYPT_DECRYPT)
                .multiRegion(after.path("multiRegion").asBoolean())
                .policy(after.has("policy") ? Json.write(after.path("policy")) : null)
                .bypassPolicyLockoutSafetyCheck(false)
                .tags(Tags.map(after.path("tags")).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .tagKey(tag.getKey())
                                .tagValue(tag.getValue())
                                .build())
                        .toList()));
        return Applied.by(answer).making(answer.keyMetadata().arn());
    }

    Applied describe(Change change, String alias) {
        var arn = arn(change, alias);
        var description = change.after().orElseThrow().path("description").asText();
        return Applied.by(kms.updateKeyDescription(b -> b.keyId(arn).description(description)));
    }

    Applied delete(Change change, String alias) {
        var id = Arn.of(arn(change, alias)).name();
        return Applied.by(kms.scheduleKeyDeletion(b -> b.keyId(id).pendingWindowInDays(DELETION_DAYS)));
    }

    /** All tags of a key. */
    ObjectNode tags(String keyRef) {
        var tags = Json.object();
        var request = ListResourceTagsRequest.builder().keyId(keyRef);
        String marker = null;
        do {
            var page = kms.listResourceTags(request.marker(marker).build());
            page.tags().forEach(tag -> tags.put(tag.tagKey(), tag.tagValue()));
            marker = Boolean.TRUE.equals(page.truncated()) ? page.nextMarker() : null;
        } while (marker != null);
        return tags;
    }

    private String arn(Change change, String alias) {
        var known = change.before().map(state -> state.path("keyArn").asText()).orElse("");
        return known.isEmpty()
                ? read(alias)
                        .orElseThrow(() -> new IllegalStateException("no key is tagged " + alias))
                        .path("keyArn")
                        .asText()
                : known;
    }

    private Optional<KeyMetadata> search(String alias) {
        String marker = null;
        @Nullable SdkException denied = null;
        var readable = false;
        do {
            var page = kms.listKeys(ListKeysRequest.builder().marker(marker).build());
            for (var key : page.keys()) {
                if (others.has(key.keyArn(), alias)) {
                    readable = true;
                    continue;
                }
                try {
                    var tagged = tags(key.keyArn()).path(TAG).asText();
                    others.saw(key.keyArn(), tagged);
                    if (alias.equals(tagged)) {
                        var found = KeyReader.find(kms, key.keyArn()).filter(TaggedKeys::stays);
                        if (found.isPresent()) {
                            return found;
                        }
                    }
                    readable = true;
                } catch (AwsServiceException e) {
                    // A key whose policy shuts us out is not one of ours: ours let the account in.
                    if (AwsFailure.of(e).kind() != AwsFailure.Kind.DENIED) {
                        throw e;
                    }
                    denied = e;
                }
            }
            marker = Boolean.TRUE.equals(page.truncated()) ? page.nextMarker() : null;
        } while (marker != null);
        if (denied != null && !readable) {
            // Not one key's tags can be read, so it is our own right that is missing.
            throw denied;
        }
        return Optional.empty();
    }

    private static boolean stays(KeyMetadata key) {
        return key.keyState() != KeyState.PENDING_DELETION && key.keyState() != KeyState.PENDING_REPLICA_DELETION;
    }

    private JsonNode state(KeyMetadata key) {
        var state = Json.object()
                .put("description", key.description() == null ? "" : key.description())
                .put("multiRegion", Boolean.TRUE.equals(key.multiRegion()))
                .put("keyArn", key.arn());
        state.set(
                "policy",
                Json.parse(kms.getKeyPolicy(b -> b.keyId(key.arn()).policyName("default"))
                        .policy()));
        state.set("tags", tags(key.arn()));
        return state;
    }
}
