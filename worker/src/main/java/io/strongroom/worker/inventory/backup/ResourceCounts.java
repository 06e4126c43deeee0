package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.integrity.ResourceBackups;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;

/**
 * Counts recovery points of one vault by the resource that they are of. So many resources are told apart and no more:
 * what is kept of a vault is bounded, whatever is in it, and the rest is counted together.
 */
final class ResourceCounts {
    static final int RESOURCES_MOST = 10_000;
    private static final int KEYS_MOST = 8;

    private final String vaultArn;
    private final int most;
    private final Map<String, Tally> byResource = new LinkedHashMap<>();
    /** The same few types and keys again and again: each is kept once. */
    private final Map<String, String> texts = new HashMap<>();

    private @Nullable Tally further;

    ResourceCounts(String vaultArn) {
        this(vaultArn, RESOURCES_MOST);
    }

    ResourceCounts(String vaultArn, int most) {
        this.vaultArn = vaultArn;
        this.most = most;
    }

    private static final class Tally {
        private final String type;
        private long points;
        private long bytes;
        private long restorable;
        private @Nullable Instant oldest;
        private @Nullable Instant newest;
        private @Nullable String newestArn;
        private long plain;
        private long unnamed;
        private final Set<String> keys = new HashSet<>();
        private boolean moreKeys;

        private Tally(String type) {
            this.type = type;
        }

        private void made(Instant at, String arn) {
            restorable++;
            if (oldest == null || at.isBefore(oldest)) {
                oldest = at;
            }
            if (newest == null || !at.isBefore(newest)) {
                newest = at;
                newestArn = arn;
            }
        }

        private void on(String key) {
            if (keys.size() < KEYS_MOST) {
                keys.add(key);
            } else {
                moreKeys |= !keys.contains(key);
            }
        }

        private ResourceBackups of(String vaultArn, String resourceArn) {
            return new ResourceBackups(
                    vaultArn,
                    resourceArn,
                    type,
                    points,
                    bytes,
                    restorable,
                    Optional.ofNullable(oldest),
                    Optional.ofNullable(newest),
                    Optional.ofNullable(newestArn),
                    plain,
                    unnamed,
                    keys,
                    moreKeys);
        }
    }

    void add(RecoveryPointByBackupVault point) {
        var tally = tally(point);
        tally.points++;
        tally.bytes += Optional.ofNullable(point.backupSizeInBytes()).orElse(0L);
        if (!ResourceBackups.restorable(
                Optional.ofNullable(point.statusAsString()).orElse("UNKNOWN"))) {
            return;
        }
        tally.made(point.creationDate(), point.recoveryPointArn());
        if (!Boolean.TRUE.equals(point.isEncrypted())) {
            tally.plain++;
        } else if (point.encryptionKeyArn() == null) {
            tally.unnamed++;
        } else {
            tally.on(once(point.encryptionKeyArn()));
        }
    }

    /** One without a resource belongs to nobody. */
    private Tally tally(RecoveryPointByBackupVault point) {
        var resource = point.resourceArn();
        var known = resource == null ? null : byResource.get(resource);
        if (known != null) {
            return known;
        }
        if (resource == null || byResource.size() >= most) {
            if (further == null) {
                further = new Tally("Various");
            }
            return further;
        }
        var fresh = new Tally(once(Optional.ofNullable(point.resourceType()).orElse("Unknown")));
        byResource.put(resource, fresh);
        return fresh;
    }

    private String once(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }

    List<ResourceBackups> all() {
        return Stream.concat(
                        byResource.entrySet().stream().map(one -> one.getValue().of(vaultArn, one.getKey())),
                        Stream.ofNullable(further).map(rest -> rest.of(vaultArn, ResourceBackups.FURTHER)))
                .toList();
    }
}
