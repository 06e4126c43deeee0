package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.integrity.ResourceBackups;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.backup.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;

/** Counts recovery points of one vault by what controls tell apart; a few ARNs of each group are kept, no more. */
final class RecoveryPointGroups {
    private static final int EXAMPLES = 5;

    private final String vaultArn;
    private final boolean airGapped;
    private final Map<String, Instant> newest = new HashMap<>();
    private final Map<Like, Tally> groups = new LinkedHashMap<>();
    private final ResourceCounts byResource;

    RecoveryPointGroups(Vault vault) {
        this.vaultArn = vault.arn();
        this.airGapped = vault.airGapped();
        this.byResource = new ResourceCounts(vault.arn());
    }

    private record Like(
            String type,
            Optional<String> key,
            boolean encrypted,
            String status,
            Optional<Long> deleteAfterDays,
            Optional<Long> coldAfterDays) {
        String suffix() {
            return "#" + type + "/" + status + "/" + (encrypted ? key.orElse("encrypted") : "plain") + "/"
                    + deleteAfterDays.map(String::valueOf).orElse("always") + "/"
                    + coldAfterDays.map(String::valueOf).orElse("warm");
        }
    }

    private static final class Tally {
        private long count;
        private long bytes;
        private Instant oldest = Instant.MAX;
        private Instant newest = Instant.MIN;
        private Optional<Instant> lastDeleteAt = Optional.empty();
        private final List<String> examples = new ArrayList<>();
    }

    void add(RecoveryPointByBackupVault point) {
        var lifecycle = point.lifecycle();
        var like = new Like(
                Optional.ofNullable(point.resourceType()).orElse("Unknown"),
                Optional.ofNullable(point.encryptionKeyArn()),
                Boolean.TRUE.equals(point.isEncrypted()),
                Optional.ofNullable(point.statusAsString()).orElse("UNKNOWN"),
                lifecycle == null ? Optional.empty() : days(lifecycle.deleteAfterDays()),
                lifecycle == null ? Optional.empty() : days(lifecycle.moveToColdStorageAfterDays()));
        byResource.add(point);
        var tally = groups.computeIfAbsent(like, key -> new Tally());
        var made = point.creationDate();
        if (airGapped) {
            newest.merge(point.resourceArn(), made, RecoveryPointGroups::newer);
        }
        tally.count++;
        tally.bytes += Optional.ofNullable(point.backupSizeInBytes()).orElse(0L);
        tally.oldest = made.isBefore(tally.oldest) ? made : tally.oldest;
        tally.newest = made.isAfter(tally.newest) ? made : tally.newest;
        var end = point.calculatedLifecycle() == null
                ? Optional.<Instant>empty()
                : Optional.ofNullable(point.calculatedLifecycle().deleteAt());
        tally.lastDeleteAt = later(tally.lastDeleteAt, end);
        if (tally.examples.size() < EXAMPLES) {
            tally.examples.add(point.recoveryPointArn());
        }
    }

    /** No number, or AWS's -1, means for ever. */
    private static Optional<Long> days(@Nullable Long days) {
        return Optional.ofNullable(days).filter(number -> number >= 0);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isAfter(other.get())) ? one : other;
    }

    /** The newest recovery point of each resource, by its ARN; kept for air-gapped vaults only. */
    Map<String, Instant> newest() {
        return newest;
    }

    /** The same recovery points by what they are of. */
    List<ResourceBackups> byResource() {
        return byResource.all();
    }

    private static Instant newer(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    List<RecoveryPoints> all() {
        return groups.entrySet().stream()
                .map(group -> points(group.getKey(), group.getValue()))
                .toList();
    }

    private RecoveryPoints points(Like like, Tally tally) {
        return new RecoveryPoints(
                vaultArn + like.suffix(),
                vaultArn,
                like.type(),
                like.key(),
                like.encrypted(),
                like.status(),
                like.deleteAfterDays(),
                like.coldAfterDays(),
                tally.count,
                tally.bytes,
                tally.oldest,
                tally.newest,
                tally.lastDeleteAt,
                List.copyOf(tally.examples));
    }
}
