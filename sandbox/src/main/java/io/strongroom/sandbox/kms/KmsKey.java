package io.strongroom.sandbox.kms;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.SdkJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.OriginType;

/**
 * One KMS key with all that belongs to it.
 *
 * @param rotation present while automatic rotation is on
 */
record KmsKey(KeyMetadata metadata, String policy, SortedMap<String, String> tags, Optional<Rotation> rotation) {

    /** Automatic rotation: its period in days, and since when it has been counted. */
    record Rotation(int days, Instant since) {}

    private record Body(JsonNode metadata, String policy, Map<String, String> tags, Optional<Rotation> rotation) {}

    static KmsKey read(JsonNode node) {
        var body = Json.convert(node, Body.class);
        var metadata = SdkJson.read(body.metadata(), KeyMetadata.builder()).build();
        return new KmsKey(metadata, body.policy(), new TreeMap<>(body.tags()), body.rotation());
    }

    JsonNode write() {
        return Json.tree(new Body(SdkJson.write(metadata), policy, tags, rotation));
    }

    KmsKey with(KeyMetadata.Builder changed) {
        return new KmsKey(changed.build(), policy, tags, rotation);
    }

    KmsKey withPolicy(String changed) {
        return new KmsKey(metadata, changed, tags, rotation);
    }

    KmsKey withTags(SortedMap<String, String> changed) {
        return new KmsKey(metadata, policy, changed, rotation);
    }

    KmsKey withRotation(Optional<Rotation> changed) {
        return new KmsKey(metadata, policy, tags, changed);
    }

    KmsKey inState(KeyState state) {
        return with(metadata.toBuilder().keyState(state).enabled(state == KeyState.ENABLED));
    }

    boolean is(KeyState state) {
        return metadata.keyState() == state;
    }

    boolean managedByAws() {
        return metadata.keyManager() == KeyManagerType.AWS;
    }

    boolean rotatable() {
        return metadata.keySpec() == KeySpec.SYMMETRIC_DEFAULT && metadata.origin() == OriginType.AWS_KMS;
    }

    /** Whether its deletion window is over: then it is as if it never was. */
    boolean goneBy(Instant now) {
        return is(KeyState.PENDING_DELETION) && !now.isBefore(metadata.deletionDate());
    }
}
