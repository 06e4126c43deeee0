package io.strongroom.domain.inventory.services;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.List;
import java.util.Optional;

/**
 * A CloudFormation stack that makes backup resources.
 *
 * @param driftStatus {@code IN_SYNC}, {@code DRIFTED}, {@code NOT_CHECKED} or {@code UNKNOWN}
 * @param backupResources its vaults, plans, keys
 */
public record Stack(
        String arn,
        String name,
        String status,
        boolean terminationProtection,
        String driftStatus,
        Told<List<StackResource>> backupResources)
        implements Resource {

    /** @param deletionPolicy {@code Retain}, {@code Delete} or {@code Snapshot}; empty: AWS deletes */
    public record StackResource(String logicalId, String type, Optional<String> deletionPolicy, JsonNode properties) {}
}
