package io.strongroom.domain.inventory.storage;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A snapshot or image that a service made by itself, outside AWS Backup.
 *
 * @param service {@code EBS}, {@code AMI}, {@code RDS}, {@code RDS_CLUSTER} or {@code Redshift}
 * @param sharedWith account numbers and ARNs of OUs and organizations that may use it, {@code all} when it is public
 * @param lockedUntil end of an EBS snapshot lock
 * @param state as the service writes it
 */
public record NativeSnapshot(
        String arn,
        String service,
        String state,
        boolean encrypted,
        Optional<String> kmsKeyArn,
        Told<Set<String>> sharedWith,
        Told<Instant> lockedUntil,
        Instant createdAt)
        implements Resource {
    /** Whether it is there or about to be, and not failed or on its way out. */
    public boolean standing() {
        return !Set.of("error", "failed", "deleting", "deleted", "recoverable")
                .contains(state.toLowerCase(Locale.ROOT));
    }

    /** Whether its name says that AWS Backup made it after all: it is a recovery point then. */
    public boolean ofAwsBackup() {
        return arn.contains(":awsbackup:");
    }

    /** The Recycle Bin's name for it; empty where there is none. */
    public Optional<String> recycledAs() {
        return switch (service) {
            case "EBS" -> Optional.of("EBS_SNAPSHOT");
            case "AMI" -> Optional.of("EC2_IMAGE");
            default -> Optional.empty();
        };
    }

    /** Whether everybody may use it. @throws NotTold when it could not be read */
    public boolean isPublic() {
        return sharedWith.value().filter(names -> names.contains("all")).isPresent();
    }
}
