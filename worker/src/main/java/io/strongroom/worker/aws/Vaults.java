package io.strongroom.worker.aws;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.ListBackupVaultsRequest;
import software.amazon.awssdk.services.backup.model.ResourceNotFoundException;

/** Looks vaults up. */
final class Vaults {
    private Vaults() {}

    /**
     * A vault by its name, empty when there is none. AWS answers "access denied" for a vault that is not there, so a denial is
     * believed only of a vault that the list shows.
     */
    static Optional<DescribeBackupVaultResponse> find(BackupClient backup, String name) {
        try {
            return Optional.of(backup.describeBackupVault(b -> b.backupVaultName(name)));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        } catch (AwsServiceException e) {
            if (AwsFailure.of(e).kind() != AwsFailure.Kind.DENIED || isListed(backup, name)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean isListed(BackupClient backup, String name) {
        String next = null;
        do {
            var page = backup.listBackupVaults(
                    ListBackupVaultsRequest.builder().nextToken(next).build());
            if (page.backupVaultList().stream().anyMatch(vault -> name.equals(vault.backupVaultName()))) {
                return true;
            }
            next = page.nextToken();
        } while (next != null);
        return false;
    }
}
