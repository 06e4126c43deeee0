package io.strongroom.worker.inventory.storage;

import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.network.Ec2Names;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;
import software.amazon.awssdk.services.ec2.model.Tag;

/** EBS snapshots; those of AWS Backup are recovery points and stay out. */
final class VolumeSnapshots {
    private static final String SHARING = "ec2:DescribeSnapshotAttribute";
    private static final String LOCKS = "ec2:DescribeLockedSnapshots";

    private VolumeSnapshots() {}

    static List<NativeSnapshot> read(Gathering from) {
        var ec2 = from.client(Ec2Client.class);
        var snapshots = from.call(
                "ec2:DescribeSnapshots",
                () -> ec2.describeSnapshotsPaginator(r -> r.ownerIds("self")).snapshots().stream()
                        .filter(snapshot -> !ofAwsBackup(snapshot.tags()))
                        .sorted(Comparator.comparing(Snapshot::startTime).reversed())
                        .toList());
        if (snapshots.isEmpty()) {
            return List.of();
        }
        var locks = from.told(LOCKS, () -> Optional.of(locks(ec2)));
        return new Sharing(from, SHARING)
                .each(
                        snapshots,
                        snapshot -> sharedWith(ec2, snapshot.snapshotId()),
                        (snapshot, shared) -> snapshot(from, snapshot, shared, locks));
    }

    /** AWS Backup tags what it makes. */
    static boolean ofAwsBackup(List<Tag> tags) {
        return tags.stream().anyMatch(tag -> tag.key().startsWith("aws:backup:"));
    }

    private static NativeSnapshot snapshot(
            Gathering from, Snapshot snapshot, Told<Set<String>> shared, Told<Map<String, Instant>> locks) {
        return new NativeSnapshot(
                Ec2Names.arnWithoutAccount(from, "snapshot/" + snapshot.snapshotId()),
                "EBS",
                Optional.ofNullable(snapshot.stateAsString()).orElse(""),
                Boolean.TRUE.equals(snapshot.encrypted()),
                Optional.ofNullable(snapshot.kmsKeyId()),
                shared,
                from.told(LOCKS, () -> locks.value().map(all -> all.get(snapshot.snapshotId()))),
                snapshot.startTime());
    }

    private static Optional<Set<String>> sharedWith(Ec2Client ec2, String id) {
        var shared = ec2.describeSnapshotAttribute(
                        r -> r.snapshotId(id).attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
                .createVolumePermissions();
        return Optional.of(shared.stream()
                .map(one -> one.userId() != null ? one.userId() : one.groupAsString())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** When each locked snapshot comes free. The SDK has no paginator for it. */
    private static Map<String, Instant> locks(Ec2Client ec2) {
        var all = new HashMap<String, Instant>();
        @Nullable String next = null;
        do {
            var token = next;
            var page = ec2.describeLockedSnapshots(r -> r.nextToken(token));
            page.snapshots().stream()
                    .filter(lock -> lock.lockExpiresOn() != null)
                    .forEach(lock -> all.put(lock.snapshotId(), lock.lockExpiresOn()));
            next = page.nextToken();
        } while (next != null);
        return all;
    }
}
