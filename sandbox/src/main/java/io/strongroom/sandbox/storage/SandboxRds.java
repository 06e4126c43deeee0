package io.strongroom.sandbox.storage;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RdsResponseMetadata;

/** RDS for one account and Region, with what it lists of Aurora, DocumentDB and Neptune. A snapshot's document has its attributes beside its own members. */
public final class SandboxRds {
    public static final Kept INSTANCES = Kept.of("rds", "instances", "DBInstanceIdentifier");
    public static final Kept CLUSTERS = Kept.of("rds", "clusters", "DBClusterIdentifier");
    /** With a {@code DescribeDbSnapshotAttributesResponse}. */
    public static final Kept SNAPSHOTS = Kept.of("rds", "snapshots", "DBSnapshotIdentifier");
    /** With a {@code DescribeDbClusterSnapshotAttributesResponse}. */
    public static final Kept CLUSTER_SNAPSHOTS = Kept.of("rds", "cluster-snapshots", "DBClusterSnapshotIdentifier");

    private static final Dialect DIALECT = Dialect.query("rds", RdsException::builder, RdsResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.list("DescribeDBInstances", INSTANCES, "DBInstances"),
            Operation.list("DescribeDBClusters", CLUSTERS, "DBClusters"),
            Operation.list("DescribeDBSnapshots", SNAPSHOTS, "DBSnapshots", "SnapshotType", "SnapshotType"),
            Operation.list(
                    "DescribeDBClusterSnapshots",
                    CLUSTER_SNAPSHOTS,
                    "DBClusterSnapshots",
                    "SnapshotType",
                    "SnapshotType"),
            Operation.get(
                    "DescribeDBSnapshotAttributes",
                    SNAPSHOTS,
                    "DBSnapshotIdentifier",
                    "DBSnapshotIdentifier",
                    "DBSnapshotNotFound"),
            Operation.get(
                    "DescribeDBClusterSnapshotAttributes",
                    CLUSTER_SNAPSHOTS,
                    "DBClusterSnapshotIdentifier",
                    "DBClusterSnapshotIdentifier",
                    "DBClusterSnapshotNotFoundFault"));

    private SandboxRds() {}

    public static RdsClient client(Calls calls) {
        return ReadOnlyClient.of(RdsClient.class, calls, DIALECT, OPERATIONS);
    }
}
