package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.backup.BackupClient;

/** AWS Backup's settings of the Region. */
@Singleton
final class BackupSettingsReader implements KindReader<BackupSettings> {
    @Override
    public Kind<BackupSettings> kind() {
        return Kinds.BACKUP_SETTINGS;
    }

    @Override
    public List<BackupSettings> read(Gathering from) {
        var told = from.call(
                "backup:DescribeRegionSettings",
                () -> from.client(BackupClient.class).describeRegionSettings(request -> {}));
        return List.of(new BackupSettings(
                "arn:" + from.region().partition().id() + ":backup:" + from.region() + ":" + from.accountId()
                        + ":region-settings",
                Map.copyOf(told.resourceTypeOptInPreference()),
                Map.copyOf(told.resourceTypeManagementPreference())));
    }
}
