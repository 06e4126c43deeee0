package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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
        implements Resource {
    private static final Set<String> TESTABLE =
            Set.of("Aurora", "DocumentDB", "DynamoDB", "EBS", "EC2", "EFS", "FSx", "Neptune", "RDS", "S3");

    /** Whether AWS Backup's restore testing knows the type. */
    public boolean testable() {
        return TESTABLE.contains(resourceType);
    }
}
