package io.strongroom.domain.inventory.storage;

import io.strongroom.domain.inventory.Purpose;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A DynamoDB table. */
public record Table(
        String arn,
        String name,
        Told<Boolean> pointInTimeRecovery,
        boolean deletionProtection,
        Optional<String> kmsKeyArn,
        Told<Map<String, String>> tags)
        implements Resource {
    /**
     * Whether it holds records of backups: its name or a purpose tag says so.
     *
     * @throws io.strongroom.domain.inventory.NotTold when its name does not say it and its tags could not be read
     */
    public boolean holdsBackupRecords() {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("backup")
                || lower.contains("strongroom")
                || Purpose.isBackup(tags.value().orElse(Map.of()));
    }
}
