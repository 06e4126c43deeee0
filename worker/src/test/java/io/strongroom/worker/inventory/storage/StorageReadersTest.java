package io.strongroom.worker.inventory.storage;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.domain.inventory.storage.StatefulResource;
import io.strongroom.sandbox.ec2.SandboxEc2;
import io.strongroom.sandbox.storage.SandboxDynamoDb;
import io.strongroom.sandbox.storage.SandboxEfs;
import io.strongroom.sandbox.storage.SandboxRbin;
import io.strongroom.sandbox.storage.SandboxRds;
import io.strongroom.sandbox.storage.SandboxRedshift;
import io.strongroom.worker.inventory.EmptyRegion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.DescribeImageAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.GetEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.GetSnapshotBlockPublicAccessStateResponse;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.rbin.RbinClient;
import software.amazon.awssdk.services.rbin.model.GetRuleResponse;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttribute;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesResponse;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;

class StorageReadersTest {
    private static final String KEY = "arn:aws:kms:sa-east-1:123456789012:key/k";
    private static final Instant LATELY = Instant.parse("2026-02-01T00:00:00Z");
    private final EmptyRegion region = new EmptyRegion();

    @Test
    void everythingThatHoldsDataIsFoundAsAwsBackupNamesIt() {
        region.with(
                        Ec2Client.class,
                        SandboxEc2.VOLUMES,
                        Volume.builder()
                                .volumeId("vol-1")
                                .encrypted(true)
                                .kmsKeyId(KEY)
                                .build())
                .with(RdsClient.class, SandboxRds.INSTANCES, database("db-1", null))
                .with(RdsClient.class, SandboxRds.INSTANCES, database("db-of-cluster", "aurora-1"))
                .with(RdsClient.class, SandboxRds.CLUSTERS, cluster("aurora-1", "aurora-postgresql"))
                .with(RdsClient.class, SandboxRds.CLUSTERS, cluster("doc-1", "docdb"))
                .with(RdsClient.class, SandboxRds.CLUSTERS, cluster("multi-1", "mysql"))
                .with(
                        RedshiftClient.class,
                        SandboxRedshift.CLUSTERS,
                        Cluster.builder()
                                .clusterIdentifier("wh")
                                .encrypted(false)
                                .build())
                .with(
                        EfsClient.class,
                        SandboxEfs.FILE_SYSTEMS,
                        FileSystemDescription.builder()
                                .fileSystemId("fs-1")
                                .fileSystemArn("arn:aws:elasticfilesystem:sa-east-1:123456789012:file-system/fs-1")
                                .encrypted(true)
                                .build());
        table("orders", true);
        var types = region.read(Kinds.STATEFUL_RESOURCES).stream()
                .collect(toMap(one -> one.arn().replaceFirst(".*[:/]", ""), StatefulResource::resourceType));
        assertEquals(
                Map.of(
                        "vol-1", "EBS",
                        "db-1", "RDS",
                        "aurora-1", "Aurora",
                        "doc-1", "DocumentDB",
                        "multi-1", "RDS",
                        "wh", "Redshift",
                        "fs-1", "EFS",
                        "orders", "DynamoDB"),
                types);
    }

    @Test
    void oneListThatMayNotBeReadMakesAllOfThemDenied() {
        region.denied("redshift:DescribeClusters");
        assertEquals(new Coverage.Denied("redshift:DescribeClusters"), region.coverage(Kinds.STATEFUL_RESOURCES));
    }

    @Test
    void aTableIsReadWithItsBackupsAndTags() {
        table("orders", true);
        table("sessions", false);
        var all = region.read(Kinds.TABLES);
        assertEquals(
                List.of(Told.known(true), Told.known(false)),
                all.stream().map(table -> table.pointInTimeRecovery()).toList());
        assertEquals(Told.known(Map.of("team", "shop")), all.getFirst().tags());
    }

    @Test
    void aTableWhoseBackupsMayNotBeReadIsUnknown() {
        table("orders", true);
        region.denied("dynamodb:DescribeContinuousBackups");
        assertEquals(
                Told.unknown(new Coverage.Denied("dynamodb:DescribeContinuousBackups")),
                region.only(Kinds.TABLES).pointInTimeRecovery());
    }

    @Test
    void aSnapshotIsReadWithItsSharesAndItsLock() {
        var until = Instant.parse("2027-01-01T00:00:00Z");
        snapshot("snap-1", "all", null);
        snapshot("snap-2", null, "999999999999");
        region.with(
                Ec2Client.class,
                SandboxEc2.SNAPSHOT_LOCKS,
                LockedSnapshotsInfo.builder()
                        .snapshotId("snap-2")
                        .lockExpiresOn(until)
                        .build());
        var all = byName();
        assertTrue(all.get("snap-1").isPublic());
        assertEquals(Told.known(Set.of("999999999999")), all.get("snap-2").sharedWith());
        assertEquals(Told.none(), all.get("snap-1").lockedUntil());
        assertEquals(Told.known(until), all.get("snap-2").lockedUntil());
    }

    @Test
    void recoveryPointsOfAwsBackupAreNoNativeSnapshots() {
        region.with(
                Ec2Client.class,
                SandboxEc2.SNAPSHOTS,
                Snapshot.builder()
                        .snapshotId("snap-1")
                        .startTime(LATELY)
                        .tags(ofAwsBackup())
                        .build());
        assertEquals(List.of(), region.read(Kinds.NATIVE_SNAPSHOTS));
    }

    @Test
    void anImageOfAwsBackupIsReadOnceItIsDisabled() {
        image("ami-1", "available", ofAwsBackup());
        image("ami-2", "disabled", ofAwsBackup());
        image("ami-3", "available", Tag.builder().key("Name").value("golden").build());
        var all = byName();
        assertEquals(Set.of("ami-2", "ami-3"), all.keySet());
        assertEquals(Told.known(Set.of()), all.get("ami-2").sharedWith());
        assertEquals(Told.known(Set.of("222222222222")), all.get("ami-3").sharedWith());
        assertEquals("arn:aws:ec2:sa-east-1::image/ami-3", all.get("ami-3").arn());
    }

    @Test
    void onlyTheNewestSnapshotsAreAskedWithWhomTheyAreShared() {
        IntStream.range(0, 510)
                .forEach(i -> region.with(
                        Ec2Client.class,
                        SandboxEc2.SNAPSHOTS,
                        Snapshot.builder()
                                .snapshotId("snap-" + i)
                                .startTime(LATELY.plusSeconds(i))
                                .build()));
        var all = byName();
        assertEquals(510, all.size());
        var untold = Told.unknown(new Coverage.Throttled("ec2:DescribeSnapshotAttribute"));
        assertEquals(untold, all.get("snap-9").sharedWith());
        assertEquals(Told.known(Set.of()), all.get("snap-10").sharedWith());
    }

    @Test
    void onlySnapshotsMadeByHandAreAskedForTheirShares() {
        databaseSnapshot("rds:auto", "automated");
        databaseSnapshot("by-hand", "manual");
        var all = byName();
        assertEquals(Told.known(Set.of()), all.get("auto").sharedWith());
        assertTrue(all.get("by-hand").isPublic());
    }

    @Test
    void ebsSettingsAreWhatAwsHasUntilSomebodySetsThem() {
        var unset = region.only(Kinds.EBS_SETTINGS);
        assertEquals(Told.known(false), unset.encryptedByDefault());
        assertFalse(unset.blocksAllSharing());
        region.with(
                Ec2Client.class,
                SandboxEc2.EBS_SETTINGS,
                GetEbsEncryptionByDefaultResponse.builder()
                        .ebsEncryptionByDefault(true)
                        .build(),
                GetSnapshotBlockPublicAccessStateResponse.builder()
                        .state("block-all-sharing")
                        .build());
        var set = region.only(Kinds.EBS_SETTINGS);
        assertEquals(Told.known(true), set.encryptedByDefault());
        assertTrue(set.blocksAllSharing());
    }

    @Test
    void rulesOfTheRecycleBinAreReadForSnapshotsAndImages() {
        rule("r1", "EBS_SNAPSHOT", "locked");
        rule("r2", "EC2_IMAGE", null);
        var all = region.read(Kinds.RETENTION_RULES);
        assertEquals(
                List.of("EBS_SNAPSHOT", "EC2_IMAGE"),
                all.stream().map(rule -> rule.resourceType()).toList());
        assertEquals(Told.known("locked"), all.getFirst().lockState());
        assertEquals(Told.none(), all.getLast().lockState());
    }

    private Map<String, NativeSnapshot> byName() {
        return region.read(Kinds.NATIVE_SNAPSHOTS).stream()
                .collect(toMap(one -> one.arn().replaceFirst(".*[:/]", ""), one -> one));
    }

    private static Tag ofAwsBackup() {
        return Tag.builder().key("aws:backup:source-resource").value("i-1").build();
    }

    private void snapshot(String id, String group, String account) {
        region.with(
                Ec2Client.class,
                SandboxEc2.SNAPSHOTS,
                Snapshot.builder()
                        .snapshotId(id)
                        .state("completed")
                        .startTime(LATELY)
                        .build(),
                DescribeSnapshotAttributeResponse.builder()
                        .snapshotId(id)
                        .createVolumePermissions(CreateVolumePermission.builder()
                                .group(group)
                                .userId(account)
                                .build())
                        .build());
    }

    private void image(String id, String state, Tag tag) {
        region.with(
                Ec2Client.class,
                SandboxEc2.IMAGES,
                Image.builder()
                        .imageId(id)
                        .state(state)
                        .creationDate(LATELY.toString())
                        .tags(tag)
                        .build(),
                DescribeImageAttributeResponse.builder()
                        .imageId(id)
                        .launchPermissions(LaunchPermission.builder()
                                .userId("222222222222")
                                .build())
                        .build());
    }

    private void databaseSnapshot(String name, String type) {
        region.with(
                RdsClient.class,
                SandboxRds.SNAPSHOTS,
                DBSnapshot.builder()
                        .dbSnapshotIdentifier(name)
                        .dbSnapshotArn("arn:aws:rds:sa-east-1:123456789012:snapshot:" + name)
                        .snapshotType(type)
                        .status("available")
                        .snapshotCreateTime(LATELY)
                        .build(),
                DescribeDbSnapshotAttributesResponse.builder()
                        .dbSnapshotAttributesResult(r -> r.dbSnapshotAttributes(DBSnapshotAttribute.builder()
                                .attributeName("restore")
                                .attributeValues("all")
                                .build()))
                        .build());
    }

    private static DBInstance database(String name, String cluster) {
        return DBInstance.builder()
                .dbInstanceIdentifier(name)
                .dbInstanceArn("arn:aws:rds:sa-east-1:123456789012:db:" + name)
                .dbClusterIdentifier(cluster)
                .storageEncrypted(true)
                .build();
    }

    private static DBCluster cluster(String name, String engine) {
        return DBCluster.builder()
                .dbClusterIdentifier(name)
                .dbClusterArn("arn:aws:rds:sa-east-1:123456789012:cluster:" + name)
                .engine(engine)
                .storageEncrypted(true)
                .build();
    }

    private void table(String name, boolean recovers) {
        region.with(
                DynamoDbClient.class,
                SandboxDynamoDb.TABLES,
                TableDescription.builder()
                        .tableName(name)
                        .tableArn("arn:aws:dynamodb:sa-east-1:123456789012:table/" + name)
                        .build(),
                DescribeContinuousBackupsResponse.builder()
                        .continuousBackupsDescription(backups -> backups.pointInTimeRecoveryDescription(
                                one -> one.pointInTimeRecoveryStatus(recovers ? "ENABLED" : "DISABLED")))
                        .build(),
                ListTagsOfResourceResponse.builder()
                        .tags(tag -> tag.key("team").value("shop"))
                        .build());
    }

    private void rule(String id, String type, String lock) {
        region.with(
                RbinClient.class,
                SandboxRbin.RULES,
                GetRuleResponse.builder()
                        .identifier(id)
                        .resourceType(type)
                        .retentionPeriod(
                                period -> period.retentionPeriodValue(30).retentionPeriodUnit("DAYS"))
                        .lockState(lock)
                        .build());
    }
}
