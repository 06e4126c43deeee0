package io.strongroom.worker.inventory.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;
import software.amazon.awssdk.services.backup.model.InvalidParameterValueException;
import software.amazon.awssdk.services.backup.model.ResourceNotFoundException;

/** Vaults: the list tells key and lock, so only policy, notifications and tags take a call each. */
@Singleton
final class VaultsReader implements KindReader<Vault> {
    @Override
    public Kind<Vault> kind() {
        return Kinds.VAULTS;
    }

    @Override
    public List<Vault> read(Gathering from) {
        var backup = from.client(BackupClient.class);
        var listed = from.call("backup:ListBackupVaults", () -> list(backup));
        return from.each(listed, vault -> vault(from, backup, vault));
    }

    private static List<BackupVaultListMember> list(BackupClient backup) {
        var all = new ArrayList<BackupVaultListMember>();
        backup.listBackupVaultsPaginator(request -> request.maxResults(1000))
                .forEach(page -> all.addAll(page.backupVaultList()));
        return all;
    }

    private static Vault vault(Gathering from, BackupClient backup, BackupVaultListMember listed) {
        var name = listed.backupVaultName();
        var kind = Optional.ofNullable(listed.vaultTypeAsString()).orElse("BACKUP_VAULT");
        boolean airGapped = kind.equals("LOGICALLY_AIR_GAPPED_BACKUP_VAULT");
        return new Vault(
                listed.backupVaultArn(),
                name,
                kind,
                Optional.ofNullable(listed.encryptionKeyArn()),
                Boolean.TRUE.equals(listed.locked()),
                Optional.ofNullable(listed.lockDate()),
                Optional.ofNullable(listed.minRetentionDays()),
                Optional.ofNullable(listed.maxRetentionDays()),
                Optional.ofNullable(listed.numberOfRecoveryPoints()).orElse(0L),
                listed.creationDate(),
                policy(from, backup, name),
                notifications(from, backup, name),
                from.asked(
                        "backup:ListTags",
                        () -> Optional.of(Map.copyOf(backup.listTags(r -> r.resourceArn(listed.backupVaultArn()))
                                .tags()))),
                airGapped ? mpaTeam(from, backup, name) : Told.none(),
                airGapped ? restoreAccess(from, backup, name) : Told.none());
    }

    private static Told<JsonNode> policy(Gathering from, BackupClient backup, String vault) {
        var action = "backup:GetBackupVaultAccessPolicy";
        return from.asked(action, () -> {
            try {
                return Optional.ofNullable(backup.getBackupVaultAccessPolicy(r -> r.backupVaultName(vault))
                                .policy())
                        .map(text -> Gathering.document(action, text));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** A vault without notifications answers that there is no such resource, or that the request is bad (ERROR_2106). */
    private static Told<Vault.Notifications> notifications(Gathering from, BackupClient backup, String vault) {
        return from.asked("backup:GetBackupVaultNotifications", () -> {
            try {
                var answer = backup.getBackupVaultNotifications(r -> r.backupVaultName(vault));
                return Optional.ofNullable(answer.snsTopicArn())
                        .map(topic ->
                                new Vault.Notifications(topic, new HashSet<>(answer.backupVaultEventsAsStrings())));
            } catch (ResourceNotFoundException | InvalidParameterValueException e) {
                return Optional.empty();
            }
        });
    }

    private static Told<String> mpaTeam(Gathering from, BackupClient backup, String vault) {
        return from.asked(
                "backup:DescribeBackupVault",
                () -> Optional.ofNullable(backup.describeBackupVault(r -> r.backupVaultName(vault))
                        .mpaApprovalTeamArn()));
    }

    private static Told<List<Vault.RestoreAccess>> restoreAccess(Gathering from, BackupClient backup, String vault) {
        return from.asked(
                "backup:ListRestoreAccessBackupVaults",
                () -> Optional.of(backup
                        .listRestoreAccessBackupVaultsPaginator(r -> r.backupVaultName(vault))
                        .restoreAccessBackupVaults()
                        .stream()
                        .map(one -> new Vault.RestoreAccess(
                                one.restoreAccessBackupVaultArn(), one.vaultStateAsString(), one.creationDate()))
                        .toList()));
    }
}
