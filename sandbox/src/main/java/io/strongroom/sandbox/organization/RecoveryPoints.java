package io.strongroom.sandbox.organization;

import io.strongroom.domain.arns.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RecoveryPointStatus;
import software.amazon.awssdk.services.backup.model.VaultType;

/** Invents believable recovery points. */
final class RecoveryPoints {
    private static final List<String> TYPES = List.of("EBS", "RDS", "DynamoDB", "S3", "EFS", "EC2");
    private static final long RETENTION_DAYS = 90;

    private RecoveryPoints() {}

    static RecoveryPointByBackupVault point(Premises premises, DescribeBackupVaultResponse vault, Instant at) {
        var type = premises.oneOf(TYPES);
        boolean ofItsOwn = type.equals("S3") || type.equals("EFS");
        boolean encrypted = ofItsOwn || premises.chance(0.85);
        var point = RecoveryPointByBackupVault.builder()
                .recoveryPointArn(arn(premises, vault, type))
                .backupVaultName(vault.backupVaultName())
                .backupVaultArn(vault.backupVaultArn())
                .resourceArn(resource(premises, vault, type))
                .resourceType(type)
                .status(premises.chance(0.95) ? RecoveryPointStatus.COMPLETED : RecoveryPointStatus.PARTIAL)
                .creationDate(at)
                .completionDate(at.plus(Duration.ofMinutes(5 + premises.random().nextInt(50))))
                .backupSizeInBytes(1_000_000_000L * (1 + premises.random().nextInt(400)))
                .iamRoleArn("arn:aws:iam::" + premises.member().id() + ":role/service-role/AWSBackupDefaultServiceRole")
                .isEncrypted(encrypted)
                .isParent(false)
                .vaultType(VaultType.BACKUP_VAULT);
        if (encrypted) {
            point.encryptionKeyArn(vault.encryptionKeyArn());
        }
        if (premises.chance(0.9)) {
            point.lifecycle(lifecycle -> lifecycle.deleteAfterDays(RETENTION_DAYS))
                    .calculatedLifecycle(end -> end.deleteAt(at.plus(Duration.ofDays(RETENTION_DAYS))));
        }
        return point.build();
    }

    /** One of an asset, encrypted as AWS Backup encrypts its type. */
    static RecoveryPointByBackupVault of(
            Premises premises, DescribeBackupVaultResponse vault, Asset asset, Instant at, long keptDays) {
        var key = asset.takesTheVaultsKey()
                ? vault.encryptionKeyArn()
                : asset.keyArn().orElse(null);
        return RecoveryPointByBackupVault.builder()
                .recoveryPointArn(arn(premises, vault, asset.type()))
                .backupVaultName(vault.backupVaultName())
                .backupVaultArn(vault.backupVaultArn())
                .resourceArn(asset.arn())
                .resourceType(asset.type())
                .status(RecoveryPointStatus.COMPLETED)
                .creationDate(at)
                .completionDate(at.plus(Duration.ofMinutes(5 + premises.random().nextInt(50))))
                .backupSizeInBytes(1_000_000_000L * (1 + premises.random().nextInt(400)))
                .iamRoleArn("arn:aws:iam::" + premises.member().id() + ":role/service-role/AWSBackupDefaultServiceRole")
                .encryptionKeyArn(key)
                .isEncrypted(key != null)
                .isParent(false)
                .vaultType(VaultType.BACKUP_VAULT)
                .lifecycle(lifecycle -> lifecycle.deleteAfterDays(keptDays))
                .calculatedLifecycle(end -> end.deleteAt(at.plus(Duration.ofDays(keptDays))))
                .build();
    }

    /** A copy of a file system's recovery point, whole and under the vault's key. */
    static RecoveryPointByBackupVault copy(Premises premises, DescribeBackupVaultResponse vault, Instant at) {
        var place = Arn.of(vault.backupVaultArn());
        var asset = new Asset(
                "arn:aws:elasticfilesystem:" + place.region() + ":" + place.account() + ":file-system/fs-"
                        + "%08x".formatted(1 + premises.random().nextInt(4)),
                "EFS",
                Optional.of(vault.encryptionKeyArn()),
                true);
        return of(premises, vault, asset, at, RETENTION_DAYS);
    }

    private static String arn(Premises premises, DescribeBackupVaultResponse vault, String type) {
        var place = Arn.of(vault.backupVaultArn());
        var id = hex(premises);
        return switch (type) {
            case "EBS" -> "arn:aws:ec2:" + place.region() + "::snapshot/snap-" + id;
            case "EC2" -> "arn:aws:ec2:" + place.region() + "::image/ami-" + id;
            case "RDS" -> "arn:aws:rds:" + place.region() + ":" + place.account() + ":snapshot:awsbackup:job-" + id;
            default -> "arn:aws:backup:" + place.region() + ":" + place.account() + ":recovery-point:" + id;
        };
    }

    private static String resource(Premises premises, DescribeBackupVaultResponse vault, String type) {
        var place = Arn.of(vault.backupVaultArn());
        var at = ":" + place.region() + ":" + place.account() + ":";
        int number = 1 + premises.random().nextInt(4);
        return switch (type) {
            case "EBS" -> "arn:aws:ec2" + at + "volume/vol-0%016x".formatted(number);
            case "EC2" -> "arn:aws:ec2" + at + "instance/i-0%016x".formatted(number);
            case "RDS" -> "arn:aws:rds" + at + "db:" + premises.team() + "-" + number;
            case "DynamoDB" -> "arn:aws:dynamodb" + at + "table/" + premises.team() + "-" + number;
            case "S3" -> "arn:aws:s3:::" + premises.bucket("data");
            default -> "arn:aws:elasticfilesystem" + at + "file-system/fs-" + "%08x".formatted(number);
        };
    }

    private static String hex(Premises premises) {
        return String.format(Locale.ROOT, "0%016x", premises.random().nextLong());
    }
}
