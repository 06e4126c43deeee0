package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.inventory.ReadOnlyFacet.Key;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidArnException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** Looks a key up by id, ARN or alias. */
final class KeyReader implements FacetReader<Key> {
    @Override
    public Optional<JsonNode> read(AwsAccount account, Key key) {
        return find(account.client(KmsClient.class), key.ref()).map(KeyReader::state);
    }

    /** What KMS says of a key, whatever its state; empty when there is none. */
    static Optional<KeyMetadata> find(KmsClient kms, String ref) {
        try {
            return Optional.of(kms.describeKey(b -> b.keyId(ref)).keyMetadata());
        } catch (NotFoundException | InvalidArnException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode state(KeyMetadata key) {
        return Json.object()
                .put("keyArn", key.arn())
                .put("keyId", key.keyId())
                .put("state", key.keyStateAsString())
                .put("manager", key.keyManagerAsString())
                .put("spec", key.keySpecAsString())
                .put("usage", key.keyUsageAsString())
                .put("origin", key.originAsString())
                .put("multiRegion", Boolean.TRUE.equals(key.multiRegion()));
    }
}
