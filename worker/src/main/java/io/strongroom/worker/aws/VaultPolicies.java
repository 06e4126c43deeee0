package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.ResourceNotFoundException;

/** Reads and writes access policies of vaults. */
final class VaultPolicies {
    private final BackupClient backup;

    VaultPolicies(BackupClient backup) {
        this.backup = backup;
    }

    /** Empty when the vault has none, or is not there. */
    Optional<JsonNode> read(String vault) {
        try {
            return Optional.ofNullable(backup.getBackupVaultAccessPolicy(b -> b.backupVaultName(vault))
                            .policy())
                    .map(Json::parse);
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    Applied write(String vault, Change change) {
        return change.after()
                .map(policy -> Applied.by(backup.putBackupVaultAccessPolicy(
                        b -> b.backupVaultName(vault).policy(Json.write(policy)))))
                .orElseGet(() -> Applied.by(backup.deleteBackupVaultAccessPolicy(b -> b.backupVaultName(vault))));
    }
}
