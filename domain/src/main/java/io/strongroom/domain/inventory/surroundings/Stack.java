package io.strongroom.domain.inventory.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.Vault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    public record StackResource(String logicalId, String type, Optional<String> deletionPolicy, JsonNode properties) {
        private static final Set<String> HOLDING =
                Set.of("AWS::Backup::BackupVault", "AWS::Backup::LogicallyAirGappedBackupVault", "AWS::KMS::Key");

        /** Whether backups are lost when it is deleted. */
        public boolean holdsBackups() {
            return HOLDING.contains(type);
        }

        /** Whether it declares that vault with another lock. What the template leaves to a parameter is not compared. */
        public boolean differsFrom(Vault vault) {
            if (!type.equals("AWS::Backup::BackupVault")
                    || !properties.path("BackupVaultName").asText().equals(vault.name())) {
                return false;
            }
            var lock = properties.path("LockConfiguration");
            return lock.isMissingNode()
                    ? vault.locked()
                    : !vault.locked()
                            || differs(lock.path("MinRetentionDays"), vault.minRetentionDays())
                            || differs(lock.path("MaxRetentionDays"), vault.maxRetentionDays());
        }

        private static boolean differs(JsonNode declared, Optional<Long> live) {
            return declared.isContainerNode()
                    ? false
                    : !live.equals(declared.isMissingNode() ? Optional.empty() : Optional.of(declared.asLong()));
        }
    }

    /** Whether it is there. */
    public boolean standing() {
        return !status.equals("DELETE_COMPLETE");
    }
}
