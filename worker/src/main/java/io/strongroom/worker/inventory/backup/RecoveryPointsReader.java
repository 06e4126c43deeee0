package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.backup.BackupClient;

/** Recovery points of every vault, counted by what they have in common while the list goes by, a thousand to a call. */
@Singleton
final class RecoveryPointsReader implements KindReader<RecoveryPoints> {
    private static final int PAGE = 1000;

    @Override
    public Kind<RecoveryPoints> kind() {
        return Kinds.RECOVERY_POINTS;
    }

    @Override
    public List<RecoveryPoints> read(Gathering from) {
        var all = new ArrayList<RecoveryPoints>();
        from.each(from.all(Kinds.VAULTS), vault -> of(from, vault)).forEach(all::addAll);
        return all;
    }

    private static List<RecoveryPoints> of(Gathering from, Vault vault) {
        return groups(from, vault).all();
    }

    /** What is in a vault, listed once: an air-gapped one tells protected resources' newest copies too. */
    static RecoveryPointGroups groups(Gathering from, Vault vault) {
        return from.shared(
                new Listed(vault.arn()),
                () -> from.call("backup:ListRecoveryPointsByBackupVault", () -> {
                    var groups = new RecoveryPointGroups(vault);
                    from.client(BackupClient.class)
                            .listRecoveryPointsByBackupVaultPaginator(request ->
                                    request.backupVaultName(vault.name()).maxResults(PAGE))
                            .forEach(page -> page.recoveryPoints().forEach(groups::add));
                    return groups;
                }));
    }

    private record Listed(String vaultArn) {}
}
