package io.strongroom.sandbox.iam;

import java.util.Map;
import java.util.Optional;

/** The policies of AWS itself that a simulated account may use, cut down to what matters to backups. */
final class AwsManagedPolicies {
    private static final String BACKUP_ROLE = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["backup:DescribeBackupVault",\
            "backup:CopyIntoBackupVault","backup:TagResource","backup-storage:MountCapsule","ec2:CreateSnapshot",\
            "ec2:CreateTags","ec2:DescribeVolumes","ec2:DescribeSnapshots","rds:CreateDBSnapshot",\
            "rds:DescribeDBSnapshots","rds:AddTagsToResource","dynamodb:StartAwsBackupJob","dynamodb:DescribeTable",\
            "elasticfilesystem:Backup","tag:GetResources"],"Resource":"*"},{"Effect":"Allow","Action":["kms:Decrypt",\
            "kms:GenerateDataKey","kms:DescribeKey"],"Resource":"*","Condition":{"StringLike":{"kms:ViaService":\
            ["dynamodb.*.amazonaws.com","ec2.*.amazonaws.com","elasticfilesystem.*.amazonaws.com",\
            "rds.*.amazonaws.com","backup.*.amazonaws.com","s3.*.amazonaws.com"]}}},{"Effect":"Allow",\
            "Action":["kms:CreateGrant","kms:ReEncryptTo","kms:ReEncryptFrom","kms:DescribeKey","kms:Decrypt",\
            "kms:GenerateDataKey","kms:GenerateDataKeyWithoutPlaintext"],"Resource":"*"}]}""";

    private static final String RESTORE_ROLE = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:CreateVolume","ec2:DescribeVolumes",\
            "ec2:DescribeSnapshots","ec2:RunInstances","rds:RestoreDBInstanceFromDBSnapshot",\
            "rds:DescribeDBInstances","dynamodb:RestoreTableFromAwsBackup","elasticfilesystem:Restore",\
            "kms:Decrypt","kms:DescribeKey","kms:CreateGrant","kms:ReEncryptTo","kms:ReEncryptFrom",\
            "kms:GenerateDataKey"],"Resource":"*"}]}""";

    private static final String ALL = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private static final String LOOK = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["backup:Describe*","backup:Get*",\
            "backup:List*","kms:Describe*","kms:Get*","kms:List*","iam:Get*","iam:List*","s3:Get*","s3:List*",\
            "ec2:Describe*"],"Resource":"*"}]}""";

    private static final String SCANS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["backup:StartScanJob",\
            "backup:DescribeScanJob","backup:DescribeRecoveryPoint","guardduty:StartMalwareScan",\
            "guardduty:GetMalwareScan"],"Resource":"*"}]}""";

    private static final String SCANNER = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ebs:ListSnapshotBlocks",\
            "ebs:GetSnapshotBlock","ec2:DescribeSnapshots","kms:Decrypt","kms:DescribeKey"],"Resource":"*"}]}""";

    private static final Map<String, String> DOCUMENTS = Map.of(
            "policy/AWSBackupServiceRolePolicyForScans", SCANS,
            "policy/AWSBackupGuardDutyRolePolicyForScans", SCANNER,
            "policy/service-role/AWSBackupServiceRolePolicyForBackup", BACKUP_ROLE,
            "policy/service-role/AWSBackupServiceRolePolicyForRestores", RESTORE_ROLE,
            "policy/AdministratorAccess", ALL,
            "policy/ReadOnlyAccess", LOOK);

    private AwsManagedPolicies() {}

    /** @param arn as it is attached, such as {@code arn:aws:iam::aws:policy/AdministratorAccess} */
    static Optional<String> document(String arn) {
        return Optional.ofNullable(DOCUMENTS.get(arn.substring(arn.lastIndexOf(':') + 1)));
    }
}
