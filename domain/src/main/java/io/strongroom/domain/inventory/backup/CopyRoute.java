package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import java.time.Instant;
import java.util.Optional;

/**
 * What has been copied from one vault to another in the 30 days that AWS remembers; the ARN is made up.
 *
 * @param lastCompletedAt empty when none was completed
 */
public record CopyRoute(
        String arn,
        String sourceVaultArn,
        String destinationVaultArn,
        long completed,
        long failed,
        Optional<Instant> lastCompletedAt)
        implements Resource {}
