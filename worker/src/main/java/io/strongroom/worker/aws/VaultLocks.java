package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.PutBackupVaultLockConfigurationResponse;

/** Writes vault locks. */
final class VaultLocks {
    /** AWS's shortest grace of a compliance lock, in days. The SDK does not check it. */
    private static final long SHORTEST_GRACE = 3;

    private final BackupClient backup;
    private final InstantSource clock;

    VaultLocks(BackupClient backup, InstantSource clock) {
        this.backup = backup;
        this.clock = clock;
    }

    Applied write(String vault, Change change) {
        if (change.after().isEmpty()) {
            return remove(vault);
        }
        var after = change.after().get();
        if (isCompliance(after)) {
            return Applied.by(put(vault, after, grace(after)));
        }
        // A put without a grace need not end a compliance lock, so that one is taken off first.
        var wasCompliance = change.before().filter(VaultLocks::isCompliance).isPresent();
        return wasCompliance
                ? remove(vault).and(Applied.by(put(vault, after, null)))
                : Applied.by(put(vault, after, null));
    }

    private Applied remove(String vault) {
        return Applied.by(backup.deleteBackupVaultLockConfiguration(b -> b.backupVaultName(vault)));
    }

    private PutBackupVaultLockConfigurationResponse put(String vault, JsonNode lock, @Nullable Long grace) {
        // Naming a grace at all is what makes it a compliance lock.
        return backup.putBackupVaultLockConfiguration(b -> b.backupVaultName(vault)
                .minRetentionDays(days(lock, "minRetentionDays"))
                .maxRetentionDays(days(lock, "maxRetentionDays"))
                .changeableForDays(grace));
    }

    /** The grace asked for; when an earlier lock is put back, what is left of its own, never less. */
    private long grace(JsonNode lock) {
        if (lock.has("changeableForDays")) {
            return lock.path("changeableForDays").asLong();
        }
        var left = Duration.between(
                clock.instant(), Instant.parse(lock.path("lockDate").asText()));
        return Math.max(SHORTEST_GRACE, left.plusDays(1).minusNanos(1).toDays());
    }

    private static @Nullable Long days(JsonNode lock, String field) {
        return lock.has(field) ? Long.valueOf(lock.path(field).asLong()) : null;
    }

    private static boolean isCompliance(JsonNode lock) {
        return lock.path("mode").asText().equals("COMPLIANCE");
    }
}
