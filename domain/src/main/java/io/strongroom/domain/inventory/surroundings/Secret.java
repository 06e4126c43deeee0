package io.strongroom.domain.inventory.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.iam.access.Grants;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.inventory.Purpose;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A secret of Secrets Manager; its value is never read. */
public record Secret(
        String arn,
        String name,
        boolean rotation,
        Optional<Instant> rotatedAt,
        Optional<Instant> usedAt,
        Optional<String> kmsKey,
        boolean replicated,
        Told<JsonNode> policy,
        Map<String, String> tags,
        Instant createdAt)
        implements Resource {
    /** Whether it opens backups: its name or a tag for purposes says so. */
    public boolean ofBackups() {
        return name.toLowerCase(Locale.ROOT).contains("backup") || Purpose.isBackup(tags);
    }

    /** Whether it is encrypted with a key of the account's own; AWS names none when it took its own. */
    public boolean customerKey() {
        return kmsKey.filter(key -> !key.contains("alias/aws/")).isPresent();
    }

    /** Whom its policy lets in. @throws NotTold when it could not be read */
    public List<Grant> grants() {
        return policy.value()
                .map(document -> Grants.of(Policy.of("secret policy", document)))
                .orElse(List.of());
    }
}
