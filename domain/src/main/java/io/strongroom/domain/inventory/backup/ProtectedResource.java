package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.Optional;

/**
 * A resource that AWS Backup has backed up at least once. The ARN is the resource's.
 *
 * @param lastBackupAt when its last backup was made
 * @param airGappedAt its newest recovery point in a logically air-gapped vault
 */
public record ProtectedResource(
        String arn,
        String resourceType,
        Optional<Instant> lastBackupAt,
        Optional<String> lastVaultArn,
        Told<Instant> airGappedAt)
        implements Resource {}
