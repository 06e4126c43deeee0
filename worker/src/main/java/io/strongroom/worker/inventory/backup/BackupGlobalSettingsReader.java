package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupGlobalSettings;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.backup.BackupClient;

/** The organization's switches of AWS Backup, as the account sees them. */
@Singleton
final class BackupGlobalSettingsReader implements KindReader<BackupGlobalSettings> {
    @Override
    public Kind<BackupGlobalSettings> kind() {
        return Kinds.BACKUP_GLOBAL_SETTINGS;
    }

    @Override
    public List<BackupGlobalSettings> read(Gathering from) {
        var settings = from.call(
                "backup:DescribeGlobalSettings",
                () -> from.client(BackupClient.class)
                        .describeGlobalSettings(request -> {})
                        .globalSettings());
        return List.of(new BackupGlobalSettings(
                "arn:" + from.region().partition().id() + ":backup::" + from.accountId() + ":global-settings",
                on(settings, "isCrossAccountBackupEnabled"),
                on(settings, "isMpaEnabled"),
                on(settings, "isDelegatedAdministratorEnabled")));
    }

    private static boolean on(Map<String, String> settings, String name) {
        return Boolean.parseBoolean(settings.getOrDefault(name, "false"));
    }
}
