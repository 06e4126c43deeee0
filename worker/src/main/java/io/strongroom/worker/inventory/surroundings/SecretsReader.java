package io.strongroom.worker.inventory.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.surroundings.Secret;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Secrets with the policies on them. Their values are never asked for. */
@Singleton
final class SecretsReader implements KindReader<Secret> {
    @Override
    public Kind<Secret> kind() {
        return Kinds.SECRETS;
    }

    @Override
    public List<Secret> read(Gathering from) {
        var secrets = from.client(SecretsManagerClient.class);
        var listed = from.call(
                "secretsmanager:ListSecrets",
                () -> secrets.listSecretsPaginator(r -> {}).stream()
                        .flatMap(page -> page.secretList().stream())
                        .toList());
        return from.each(
                listed,
                secret -> secret(
                        secret, from.told("secretsmanager:GetResourcePolicy", () -> policy(secrets, secret.arn()))));
    }

    private static Secret secret(SecretListEntry secret, Told<JsonNode> policy) {
        return new Secret(
                secret.arn(),
                secret.name(),
                Boolean.TRUE.equals(secret.rotationEnabled()),
                Optional.ofNullable(secret.lastRotatedDate()),
                Optional.ofNullable(secret.lastAccessedDate()),
                Optional.ofNullable(secret.kmsKeyId()),
                secret.primaryRegion() != null,
                policy,
                tags(secret.tags()),
                Optional.ofNullable(secret.createdDate()).orElse(Instant.EPOCH));
    }

    private static Optional<JsonNode> policy(SecretsManagerClient secrets, String arn) {
        return Optional.ofNullable(
                        secrets.getResourcePolicy(r -> r.secretId(arn)).resourcePolicy())
                .map(text -> Gathering.document("secretsmanager:GetResourcePolicy", text));
    }

    private static Map<String, String> tags(List<Tag> tags) {
        var all = new HashMap<String, String>();
        tags.forEach(tag -> all.put(tag.key(), tag.value()));
        return Map.copyOf(all);
    }
}
