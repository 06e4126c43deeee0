package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.Map;
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

    /** The kinds that telling its tags takes; a control that asks names them in its spec. */
    public static Kind<?>[] tagged() {
        return new Kind<?>[] {Kinds.STATEFUL_RESOURCES, Kinds.BUCKETS};
    }

    /**
     * Its tags, which AWS Backup does not list: those of the resource itself, by its own service.
     *
     * @throws NotTold when they could not be read, or its service is not read at all
     */
    public Map<String, String> tags(Inventory inventory) {
        return resourceType.equals("S3")
                ? inventory
                        .find(Kinds.BUCKETS, arn)
                        .orElseThrow(this::untold)
                        .tags()
                        .value()
                        .orElse(Map.of())
                : inventory
                        .find(Kinds.STATEFUL_RESOURCES, arn)
                        .orElseThrow(this::untold)
                        .tags();
    }

    private NotTold untold() {
        return new NotTold(new Coverage.Unsupported("tags of " + arn));
    }

    /** Whether AWS Backup's restore testing knows the type. */
    public boolean testable() {
        return testableType(resourceType);
    }

    /** Whether AWS Backup's restore testing knows resources of a type. */
    public static boolean testableType(String resourceType) {
        return TESTABLE.contains(resourceType);
    }
}
