package io.strongroom.domain.inventory.storage;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.Map;
import java.util.Optional;

/** A DynamoDB table. */
public record Table(
        String arn,
        String name,
        Told<Boolean> pointInTimeRecovery,
        boolean deletionProtection,
        Optional<String> kmsKeyArn,
        Told<Map<String, String>> tags)
        implements Resource {}
