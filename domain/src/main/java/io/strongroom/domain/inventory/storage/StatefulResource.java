package io.strongroom.domain.inventory.storage;

import io.strongroom.domain.inventory.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A resource that holds data and that AWS Backup can back up.
 *
 * @param resourceType as AWS Backup writes it: {@code EBS}, {@code EC2}, {@code RDS}, {@code Aurora}, {@code DynamoDB}, {@code EFS}, {@code S3}, {@code Redshift}, {@code DocumentDB}, {@code Neptune}
 * @param encrypted empty where the type has no such thing
 * @param kmsKeyArn key of its own encryption
 */
public record StatefulResource(
        String arn,
        String resourceType,
        Optional<Boolean> encrypted,
        Optional<String> kmsKeyArn,
        Map<String, String> tags)
        implements Resource {
    private static final Set<String> HANDING_ON = Set.of("EBS", "RDS", "Aurora", "DocumentDB", "Neptune", "Redshift");

    /** Whether its recovery points are encrypted as it is: those of other types take the vault's key. */
    public boolean handsOnEncryption() {
        return HANDING_ON.contains(resourceType);
    }
}
