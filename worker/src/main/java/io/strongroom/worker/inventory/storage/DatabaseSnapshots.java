package io.strongroom.worker.inventory.storage;

import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.worker.inventory.Gathering;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/** Snapshots of RDS and Aurora, and what RDS lists of DocumentDB and Neptune; those of AWS Backup stay out. */
final class DatabaseSnapshots {
    private static final String OF_AWS_BACKUP = "awsbackup";
    private static final String RESTORE = "restore";

    private DatabaseSnapshots() {}

    static List<NativeSnapshot> ofInstances(Gathering from) {
        var rds = from.client(RdsClient.class);
        var snapshots = from.call(
                "rds:DescribeDBSnapshots",
                () -> rds.describeDBSnapshotsPaginator().dbSnapshots().stream()
                        .filter(snapshot -> !OF_AWS_BACKUP.equals(snapshot.snapshotType()))
                        .sorted(Comparator.comparing(
                                        (DBSnapshot snapshot) -> createdAt(from, snapshot.snapshotCreateTime()))
                                .reversed())
                        .toList());
        return new Sharing(from, "rds:DescribeDBSnapshotAttributes")
                .each(
                        snapshots,
                        snapshot -> shareable(snapshot.snapshotType())
                                ? values(rds
                                        .describeDBSnapshotAttributes(
                                                r -> r.dbSnapshotIdentifier(snapshot.dbSnapshotIdentifier()))
                                        .dbSnapshotAttributesResult()
                                        .dbSnapshotAttributes()
                                        .stream()
                                        .filter(one -> RESTORE.equals(one.attributeName()))
                                        .flatMap(one -> one.attributeValues().stream()))
                                : Optional.of(Set.of()),
                        (snapshot, shared) -> new NativeSnapshot(
                                snapshot.dbSnapshotArn(),
                                "RDS",
                                Optional.ofNullable(snapshot.status()).orElse(""),
                                Boolean.TRUE.equals(snapshot.encrypted()),
                                Optional.ofNullable(snapshot.kmsKeyId()),
                                shared,
                                Told.none(),
                                createdAt(from, snapshot.snapshotCreateTime())));
    }

    static List<NativeSnapshot> ofClusters(Gathering from) {
        var rds = from.client(RdsClient.class);
        var snapshots = from.call(
                "rds:DescribeDBClusterSnapshots",
                () -> rds.describeDBClusterSnapshotsPaginator().dbClusterSnapshots().stream()
                        .filter(snapshot -> !OF_AWS_BACKUP.equals(snapshot.snapshotType()))
                        .sorted(Comparator.comparing(
                                        (DBClusterSnapshot snapshot) -> createdAt(from, snapshot.snapshotCreateTime()))
                                .reversed())
                        .toList());
        return new Sharing(from, "rds:DescribeDBClusterSnapshotAttributes")
                .each(
                        snapshots,
                        snapshot -> shareable(snapshot.snapshotType())
                                ? values(rds
                                        .describeDBClusterSnapshotAttributes(r ->
                                                r.dbClusterSnapshotIdentifier(snapshot.dbClusterSnapshotIdentifier()))
                                        .dbClusterSnapshotAttributesResult()
                                        .dbClusterSnapshotAttributes()
                                        .stream()
                                        .filter(one -> RESTORE.equals(one.attributeName()))
                                        .flatMap(one -> one.attributeValues().stream()))
                                : Optional.of(Set.of()),
                        (snapshot, shared) -> new NativeSnapshot(
                                snapshot.dbClusterSnapshotArn(),
                                "RDS_CLUSTER",
                                Optional.ofNullable(snapshot.status()).orElse(""),
                                Boolean.TRUE.equals(snapshot.storageEncrypted()),
                                Optional.ofNullable(snapshot.kmsKeyId()),
                                shared,
                                Told.none(),
                                createdAt(from, snapshot.snapshotCreateTime())));
    }

    /** Only what people made by hand can be shared. */
    private static boolean shareable(String type) {
        return "manual".equals(type);
    }

    private static Optional<Set<String>> values(Stream<String> names) {
        return Optional.of(names.collect(Collectors.toUnmodifiableSet()));
    }

    /** One that is being made has no time yet. */
    private static Instant createdAt(Gathering from, @Nullable Instant time) {
        return time == null ? from.now() : time;
    }
}
