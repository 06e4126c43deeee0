package io.strongroom.sandbox.storage;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshift.model.RedshiftResponseMetadata;

/** Redshift for one account and Region. */
public final class SandboxRedshift {
    public static final Kept CLUSTERS = Kept.of("redshift", "clusters", "ClusterIdentifier");
    public static final Kept SNAPSHOTS = Kept.of("redshift", "snapshots", "SnapshotIdentifier");

    private static final Dialect DIALECT =
            Dialect.query("redshift", RedshiftException::builder, RedshiftResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.list("DescribeClusters", CLUSTERS, "Clusters"),
            Operation.list("DescribeClusterSnapshots", SNAPSHOTS, "Snapshots", "SnapshotType", "SnapshotType"));

    private SandboxRedshift() {}

    public static RedshiftClient client(Calls calls) {
        return ReadOnlyClient.of(RedshiftClient.class, calls, DIALECT, OPERATIONS);
    }
}
