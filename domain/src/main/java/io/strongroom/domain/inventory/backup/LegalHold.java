package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.Map;

/** A legal hold. */
public record LegalHold(
        String arn, String title, String description, String status, Instant createdAt, Told<Map<String, String>> tags)
        implements Resource {}
