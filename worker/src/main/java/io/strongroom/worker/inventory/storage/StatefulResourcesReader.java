package io.strongroom.worker.inventory.storage;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.storage.StatefulResource;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import io.strongroom.worker.inventory.network.Ec2Names;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.redshift.RedshiftClient;

/** Resources that hold data and that AWS Backup can back up, but for buckets, which are a kind of their own. */
@Singleton
final class StatefulResourcesReader implements KindReader<StatefulResource> {
    @Override
    public Kind<StatefulResource> kind() {
        return Kinds.STATEFUL_RESOURCES;
    }

    private static final Map<String, String> ENGINES = Map.of("docdb", "DocumentDB", "neptune", "Neptune");

    @Override
    public List<StatefulResource> read(Gathering from) {
        return Stream.of(
                        volumes(from),
                        instances(from),
                        databases(from),
                        clusters(from),
                        warehouses(from),
                        tables(from),
                        fileSystems(from))
                .flatMap(List::stream)
                .toList();
    }

    private static List<StatefulResource> volumes(Gathering from) {
        var ec2 = from.client(Ec2Client.class);
        return from.call(
                "ec2:DescribeVolumes",
                () -> ec2.describeVolumesPaginator().volumes().stream()
                        .map(volume -> new StatefulResource(
                                Ec2Names.arn(from, "volume/" + volume.volumeId()),
                                "EBS",
                                Optional.of(Boolean.TRUE.equals(volume.encrypted())),
                                Optional.ofNullable(volume.kmsKeyId()),
                                Ec2Names.tags(volume.tags())))
                        .toList());
    }

    private static List<StatefulResource> instances(Gathering from) {
        return from.all(Kinds.INSTANCES).stream()
                .map(one -> new StatefulResource(one.arn(), "EC2", Optional.empty(), Optional.empty(), one.tags()))
                .toList();
    }

    /** Those in a cluster are backed up with it. */
    private static List<StatefulResource> databases(Gathering from) {
        var rds = from.client(RdsClient.class);
        return from.call(
                "rds:DescribeDBInstances",
                () -> rds.describeDBInstancesPaginator().dbInstances().stream()
                        .filter(database -> database.dbClusterIdentifier() == null)
                        .map(database -> new StatefulResource(
                                database.dbInstanceArn(),
                                "RDS",
                                Optional.of(Boolean.TRUE.equals(database.storageEncrypted())),
                                Optional.ofNullable(database.kmsKeyId()),
                                tags(database.tagList(), Tag::key, Tag::value)))
                        .toList());
    }

    /** Those of DocumentDB and Neptune are in the list of RDS; a cluster of MySQL or PostgreSQL is not of Aurora. */
    private static List<StatefulResource> clusters(Gathering from) {
        var rds = from.client(RdsClient.class);
        return from.call(
                "rds:DescribeDBClusters",
                () -> rds.describeDBClustersPaginator().dbClusters().stream()
                        .map(cluster -> new StatefulResource(
                                cluster.dbClusterArn(),
                                cluster.engine().startsWith("aurora")
                                        ? "Aurora"
                                        : ENGINES.getOrDefault(cluster.engine(), "RDS"),
                                Optional.of(Boolean.TRUE.equals(cluster.storageEncrypted())),
                                Optional.ofNullable(cluster.kmsKeyId()),
                                tags(cluster.tagList(), Tag::key, Tag::value)))
                        .toList());
    }

    private static List<StatefulResource> warehouses(Gathering from) {
        var redshift = from.client(RedshiftClient.class);
        return from.call(
                "redshift:DescribeClusters",
                () -> redshift.describeClustersPaginator().clusters().stream()
                        .map(cluster -> new StatefulResource(
                                Arn.of(
                                                from.region().partition(),
                                                "redshift",
                                                from.region().value(),
                                                from.accountId().value(),
                                                "cluster:" + cluster.clusterIdentifier())
                                        .toString(),
                                "Redshift",
                                Optional.of(Boolean.TRUE.equals(cluster.encrypted())),
                                Optional.ofNullable(cluster.kmsKeyId()),
                                tags(cluster.tags(), tag -> tag.key(), tag -> tag.value())))
                        .toList());
    }

    /** DynamoDB encrypts every table; the key is told only when it is not its own. @throws NotTold when tags are not told */
    private static List<StatefulResource> tables(Gathering from) {
        return from.all(Kinds.TABLES).stream()
                .map(table -> new StatefulResource(
                        table.arn(),
                        "DynamoDB",
                        Optional.of(true),
                        table.kmsKeyArn(),
                        table.tags().value().orElse(Map.of())))
                .toList();
    }

    private static List<StatefulResource> fileSystems(Gathering from) {
        var efs = from.client(EfsClient.class);
        return from.call(
                "elasticfilesystem:DescribeFileSystems",
                () -> efs.describeFileSystemsPaginator().fileSystems().stream()
                        .map(system -> new StatefulResource(
                                system.fileSystemArn(),
                                "EFS",
                                Optional.of(Boolean.TRUE.equals(system.encrypted())),
                                Optional.ofNullable(system.kmsKeyId()),
                                tags(system.tags(), tag -> tag.key(), tag -> tag.value())))
                        .toList());
    }

    private static <T> Map<String, String> tags(List<T> tags, Function<T, String> key, Function<T, String> value) {
        var all = new HashMap<String, String>();
        tags.forEach(tag -> all.put(key.apply(tag), value.apply(tag)));
        return Map.copyOf(all);
    }
}
