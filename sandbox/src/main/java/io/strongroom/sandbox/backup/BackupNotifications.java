package io.strongroom.sandbox.backup;

import io.strongroom.domain.arns.Arn;
import io.strongroom.sandbox.backup.BackupVault.Notifications;
import io.strongroom.sandbox.store.Documents;
import java.util.Optional;
import software.amazon.awssdk.services.backup.model.BackupVaultEvent;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultNotificationsRequest;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultNotificationsResponse;
import software.amazon.awssdk.services.backup.model.GetBackupVaultNotificationsRequest;
import software.amazon.awssdk.services.backup.model.GetBackupVaultNotificationsResponse;
import software.amazon.awssdk.services.backup.model.PutBackupVaultNotificationsRequest;
import software.amazon.awssdk.services.backup.model.PutBackupVaultNotificationsResponse;

/** Which events of a vault are told to which topic. */
final class BackupNotifications {
    private final BackupVaults vaults;

    BackupNotifications(BackupVaults vaults) {
        this.vaults = vaults;
    }

    GetBackupVaultNotificationsResponse get(Documents documents, GetBackupVaultNotificationsRequest request) {
        var vault = vaults.require(documents, request.backupVaultName());
        var notifications = vault.notifications()
                .orElseThrow(() -> BackupErrors.notFound(
                        "ERROR_2106: Failed reading notifications from database for Backup vault " + vault.name()));
        return GetBackupVaultNotificationsResponse.builder()
                .backupVaultName(vault.name())
                .backupVaultArn(vault.described().backupVaultArn())
                .snsTopicArn(notifications.topicArn())
                .backupVaultEventsWithStrings(notifications.events())
                .build();
    }

    PutBackupVaultNotificationsResponse put(Documents documents, PutBackupVaultNotificationsRequest request) {
        var topic = request.snsTopicArn();
        if (Arn.parse(topic).filter(arn -> arn.service().equals("sns")).isEmpty()) {
            throw BackupErrors.invalidValue("Invalid SNS topic ARN: " + topic);
        }
        if (request.backupVaultEvents().isEmpty()
                || request.backupVaultEvents().contains(BackupVaultEvent.UNKNOWN_TO_SDK_VERSION)) {
            throw BackupErrors.invalidValue("Invalid backup vault events");
        }
        var wanted = new Notifications(topic, request.backupVaultEventsAsStrings());
        vaults.change(documents, request.backupVaultName(), vault -> vault.withNotifications(Optional.of(wanted)));
        return PutBackupVaultNotificationsResponse.builder().build();
    }

    DeleteBackupVaultNotificationsResponse delete(Documents documents, DeleteBackupVaultNotificationsRequest request) {
        var vault = vaults.require(documents, request.backupVaultName());
        if (vault.notifications().isPresent()) {
            vaults.put(documents, vault.withNotifications(Optional.empty()));
        }
        return DeleteBackupVaultNotificationsResponse.builder().build();
    }
}
