package io.strongroom.worker.inventory.storage;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshift.RedshiftClient;

/** Snapshots and images that services made outside AWS Backup, and images of AWS Backup that somebody disabled. */
@Singleton
final class NativeSnapshotsReader implements KindReader<NativeSnapshot> {
    @Override
    public Kind<NativeSnapshot> kind() {
        return Kinds.NATIVE_SNAPSHOTS;
    }

    @Override
    public List<NativeSnapshot> read(Gathering from) {
        return Stream.of(
                        VolumeSnapshots.read(from),
                        Images.read(from),
                        DatabaseSnapshots.ofInstances(from),
                        DatabaseSnapshots.ofClusters(from),
                        warehouses(from))
                .flatMap(List::stream)
                .toList();
    }

    private static List<NativeSnapshot> warehouses(Gathering from) {
        var redshift = from.client(RedshiftClient.class);
        return from.call(
                "redshift:DescribeClusterSnapshots",
                () -> redshift.describeClusterSnapshotsPaginator().snapshots().stream()
                        .map(snapshot -> new NativeSnapshot(
                                snapshot.snapshotArn(),
                                "Redshift",
                                snapshot.status(),
                                Boolean.TRUE.equals(snapshot.encrypted()),
                                Optional.ofNullable(snapshot.kmsKeyId()),
                                Told.known(snapshot.accountsWithRestoreAccess().stream()
                                        .map(account -> account.accountId())
                                        .collect(Collectors.toUnmodifiableSet())),
                                Told.none(),
                                snapshot.snapshotCreateTime()))
                        .toList());
    }
}
