package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.calls.Furnished;
import io.strongroom.sandbox.ec2.SandboxEc2;
import io.strongroom.sandbox.storage.SandboxDynamoDb;
import io.strongroom.sandbox.storage.SandboxEfs;
import io.strongroom.sandbox.storage.SandboxRds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.GetEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.GetSnapshotBlockPublicAccessStateResponse;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Disks, databases, tables and file systems: most encrypted and tagged for their plan, some forgotten. */
final class StorageFurniture implements Furniture {
    private static final String TAG = "backup";
    private static final String DAILY = "daily";

    @Override
    public void furnish(Premises premises) {
        if (premises.isCalled("backup-vault-central")) {
            // It holds copies, and nothing that would have to be copied itself.
            return;
        }
        var key = key(premises);
        var ec2 = premises.home(Ec2Client.class);
        ebs(premises, ec2);
        for (int i = 1; i <= 10 * premises.size(); i++) {
            volume(premises, ec2, i, key);
            if (i <= 10) {
                snapshot(premises, ec2, i, key);
            }
        }
        for (int i = 1; i <= 3 * premises.size(); i++) {
            database(premises, i, key);
        }
        for (int i = 1; i <= 4; i++) {
            table(premises, i, key);
        }
        for (int i = 1; i <= 2 * premises.size(); i++) {
            fileSystem(premises, i, key);
        }
    }

    /** The key for data; that for backups where someone has saved himself a key, so that whoever loses one loses both. */
    private static String key(Premises premises) {
        boolean shared = !VaultFurniture.losesItsKey(premises) && !premises.well("keys-apart");
        var vault = premises.home(BackupClient.class).describeBackupVault(r -> r.backupVaultName(premises.mainVault()));
        var alias = shared ? KeyFurniture.backupAlias(premises) : KeyFurniture.dataAlias(premises);
        var key = KeyFurniture.arn(premises.home(KmsClient.class), alias);
        premises.expect("ENC-10", vault.backupVaultArn(), !key.equals(vault.encryptionKeyArn()));
        return key;
    }

    private static void ebs(Premises premises, Ec2Client ec2) {
        boolean byDefault = premises.well();
        Furnished.of(ec2)
                .keep(
                        SandboxEc2.EBS_SETTINGS,
                        GetEbsEncryptionByDefaultResponse.builder()
                                .ebsEncryptionByDefault(byDefault)
                                .build(),
                        GetSnapshotBlockPublicAccessStateResponse.builder()
                                .state(byDefault ? "block-all-sharing" : "unblocked")
                                .build());
    }

    private static void volume(Premises premises, Ec2Client ec2, int number, String key) {
        boolean encrypted = premises.well();
        boolean tagged = premises.well();
        var id = "vol-0%016x".formatted(number);
        var volume = Volume.builder()
                .volumeId(id)
                .encrypted(encrypted)
                .kmsKeyId(encrypted ? key : null)
                .size(100)
                .state("in-use")
                .availabilityZone(premises.member().home() + "a")
                .createTime(premises.now().minus(Duration.ofDays(200)));
        if (tagged) {
            volume.tags(Tag.builder().key(TAG).value(DAILY).build());
        }
        Furnished.of(ec2).keep(SandboxEc2.VOLUMES, volume.build());
        add(premises, premises.arn("ec2", "volume/" + id), "EBS", encrypted ? key : null, tagged);
    }

    private static void snapshot(Premises premises, Ec2Client ec2, int number, String key) {
        boolean encrypted = premises.well();
        boolean open = number == 1 && premises.isCalled("warehouse-prod");
        var id = "snap-0%016x".formatted(number);
        var permissions = DescribeSnapshotAttributeResponse.builder().snapshotId(id);
        if (open) {
            permissions.createVolumePermissions(permission -> permission.group("all"));
        }
        Furnished.of(ec2)
                .keep(
                        SandboxEc2.SNAPSHOTS,
                        Snapshot.builder()
                                .snapshotId(id)
                                .volumeId("vol-0%016x".formatted(number))
                                .ownerId(premises.member().id().value())
                                .encrypted(encrypted)
                                .kmsKeyId(encrypted ? key : null)
                                .state("completed")
                                .startTime(premises.now().minus(Duration.ofDays(10L + number)))
                                .volumeSize(100)
                                .build(),
                        permissions.build());
        var arn = "arn:aws:ec2:" + premises.member().home() + "::snapshot/" + id;
        premises.expect("ENC-17", arn, encrypted);
        premises.expect("IMM-12", arn, SnapshotFurniture.keeps(premises, number));
        premises.expect("ACC-19", arn, !open);
    }

    private static void database(Premises premises, int number, String key) {
        boolean encrypted = premises.well();
        boolean tagged = premises.well();
        var name = premises.team() + "-" + number;
        var arn = premises.arn("rds", "db:" + name);
        var database = DBInstance.builder()
                .dbInstanceIdentifier(name)
                .dbInstanceArn(arn)
                .engine("postgres")
                .dbInstanceStatus("available")
                .storageEncrypted(encrypted)
                .kmsKeyId(encrypted ? key : null);
        if (tagged) {
            database.tagList(tag -> tag.key(TAG).value(DAILY));
        }
        Furnished.of(premises.home(RdsClient.class)).keep(SandboxRds.INSTANCES, database.build());
        add(premises, arn, "RDS", encrypted ? key : null, tagged);
    }

    private static void table(Premises premises, int number, String key) {
        boolean tagged = premises.well();
        boolean recoverable = premises.well();
        var name = premises.team() + "-" + number;
        var arn = premises.arn("dynamodb", "table/" + name);
        var tags = ListTagsOfResourceResponse.builder();
        var carried = new ArrayList<software.amazon.awssdk.services.dynamodb.model.Tag>();
        if (tagged) {
            carried.add(tag(TAG, DAILY));
        }
        if (number == 1) {
            carried.add(tag("purpose", "backup-records"));
            premises.expect("IMM-15", arn, recoverable);
        }
        tags.tags(carried);
        Furnished.of(premises.home(DynamoDbClient.class))
                .keep(
                        SandboxDynamoDb.TABLES,
                        TableDescription.builder()
                                .tableName(name)
                                .tableArn(arn)
                                .tableStatus(TableStatus.ACTIVE)
                                .deletionProtectionEnabled(recoverable)
                                .sseDescription(sse ->
                                        sse.sseType("KMS").kmsMasterKeyArn(key).status("ENABLED"))
                                .build(),
                        DescribeContinuousBackupsResponse.builder()
                                .continuousBackupsDescription(backups -> backups.continuousBackupsStatus(
                                                ContinuousBackupsStatus.ENABLED)
                                        .pointInTimeRecoveryDescription(recovery -> recovery.pointInTimeRecoveryStatus(
                                                recoverable
                                                        ? PointInTimeRecoveryStatus.ENABLED
                                                        : PointInTimeRecoveryStatus.DISABLED)))
                                .build(),
                        tags.build());
        add(premises, arn, "DynamoDB", key, tagged);
    }

    private static software.amazon.awssdk.services.dynamodb.model.Tag tag(String key, String value) {
        return software.amazon.awssdk.services.dynamodb.model.Tag.builder()
                .key(key)
                .value(value)
                .build();
    }

    private static void fileSystem(Premises premises, int number, String key) {
        boolean encrypted = premises.well();
        boolean tagged = premises.well();
        var id = "fs-" + "%08x".formatted(number);
        var arn = premises.arn("elasticfilesystem", "file-system/" + id);
        var system = FileSystemDescription.builder()
                .fileSystemId(id)
                .fileSystemArn(arn)
                .ownerId(premises.member().id().value())
                .lifeCycleState("available")
                .encrypted(encrypted)
                .kmsKeyId(encrypted ? key : null);
        if (tagged) {
            system.tags(tag -> tag.key(TAG).value(DAILY));
        }
        Furnished.of(premises.home(EfsClient.class)).keep(SandboxEfs.FILE_SYSTEMS, system.build());
        add(premises, arn, "EFS", encrypted ? key : null, tagged);
    }

    private static void add(Premises premises, String arn, String type, @Nullable String key, boolean tagged) {
        premises.assets().add(new Asset(arn, type, Optional.ofNullable(key), tagged));
        boolean optedOut = PlanFurniture.optedOut(premises, type);
        premises.expect("GOV-02", arn, premises.planned() && tagged && !optedOut);
        // Of tables and file systems the vault's key encrypts what is backed up, whatever they are under.
        if (!premises.assets().getLast().takesTheVaultsKey()) {
            premises.expect("ENC-13", arn, key != null);
        }
    }
}
