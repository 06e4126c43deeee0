package io.strongroom.domain.remediations.roles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * What each access level allows. Actions are those of the service authorization reference: a name that IAM does not know is
 * no error there, it just allows nothing. A statement about keys is left out when there are none.
 */
final class AccessStatements {
    private static final String[] READ = {
        "backup:DescribeBackupJob",
        "backup:DescribeBackupVault",
        "backup:DescribeCopyJob",
        "backup:DescribeFramework",
        "backup:DescribeGlobalSettings",
        "backup:DescribeProtectedResource",
        "backup:DescribeRecoveryPoint",
        "backup:DescribeRegionSettings",
        "backup:DescribeReportJob",
        "backup:DescribeReportPlan",
        "backup:DescribeRestoreJob",
        "backup:GetBackupPlan",
        "backup:GetBackupSelection",
        "backup:GetBackupVaultAccessPolicy",
        "backup:GetBackupVaultNotifications",
        "backup:GetLegalHold",
        "backup:GetRestoreTestingPlan",
        "backup:GetRestoreTestingSelection",
        "backup:GetSupportedResourceTypes",
        "backup:ListBackupJobs",
        "backup:ListBackupPlanVersions",
        "backup:ListBackupPlans",
        "backup:ListBackupSelections",
        "backup:ListBackupVaults",
        "backup:ListCopyJobs",
        "backup:ListFrameworks",
        "backup:ListLegalHolds",
        "backup:ListProtectedResources",
        "backup:ListProtectedResourcesByBackupVault",
        "backup:ListRecoveryPointsByBackupVault",
        "backup:ListRecoveryPointsByLegalHold",
        "backup:ListRecoveryPointsByResource",
        "backup:ListReportJobs",
        "backup:ListReportPlans",
        "backup:ListRestoreJobs",
        "backup:ListRestoreJobsByProtectedResource",
        "backup:ListRestoreTestingPlans",
        "backup:ListRestoreTestingSelections",
        "backup:ListTags"
    };

    private static final String[] MANAGE = {
        "backup:CreateBackupPlan",
        "backup:CreateBackupSelection",
        "backup:CreateBackupVault",
        "backup:CreateFramework",
        "backup:CreateReportPlan",
        "backup:CreateRestoreTestingPlan",
        "backup:CreateRestoreTestingSelection",
        "backup:DeleteBackupPlan",
        "backup:DeleteBackupSelection",
        "backup:PutBackupVaultNotifications",
        "backup:StartReportJob",
        "backup:UntagResource",
        "backup:UpdateBackupPlan",
        "backup:UpdateFramework",
        "backup:UpdateReportPlan",
        "backup:UpdateRestoreTestingPlan",
        "backup:UpdateRestoreTestingSelection",
        "backup-storage:MountCapsule"
    };

    /** What takes backups away, or the protection of backups. One identity must not manage backups and do this. */
    private static final String[] DESTROY = {
        "backup:DeleteBackupVault",
        "backup:DeleteBackupVaultAccessPolicy",
        "backup:DeleteBackupVaultLockConfiguration",
        "backup:DeleteBackupVaultNotifications",
        "backup:DeleteRecoveryPoint",
        "backup:DisassociateRecoveryPoint",
        "backup:DisassociateRecoveryPointFromParent",
        "backup:PutBackupVaultAccessPolicy",
        "backup:PutBackupVaultLockConfiguration",
        "backup:UpdateRecoveryPointLifecycle",
        "kms:DeleteImportedKeyMaterial",
        "kms:DisableKey",
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion"
    };

    private final Target target;
    private final List<String> keys;

    private AccessStatements(Target target, List<String> keys) {
        this.target = target;
        this.keys = keys;
    }

    /** @param keys ARNs of the keys that backups are encrypted with; may be empty */
    static PolicyDocument of(AccessLevel level, Target target, List<String> keys) {
        return PolicyDocument.empty().with(new AccessStatements(target, keys).statements(level));
    }

    private List<ObjectNode> statements(AccessLevel level) {
        var all = new ArrayList<ObjectNode>();
        switch (level) {
            case READ_ONLY -> all.add(everywhere("ReadBackups", READ));
            case BACKUP_OPERATOR -> {
                all.add(everywhere("ReadBackups", READ));
                operate(all);
            }
            case BACKUP_ADMIN -> {
                all.add(everywhere("ReadBackups", READ));
                operate(all);
                all.add(everywhere("ManageBackups", MANAGE));
                all.add(PolicyStatement.deny("SplitDuties")
                        .actions(DESTROY)
                        .resources("*")
                        .build());
            }
            case FULL_ACCESS -> {
                all.add(everywhere("AllOfBackup", "backup:*", "backup-storage:*"));
                all.add(everywhere("FindResources", "kms:ListAliases", "kms:ListKeys", "tag:GetResources"));
                all.add(passBackupRoles());
            }
        }
        if (!keys.isEmpty()) {
            keyStatements(level, all);
        }
        return all;
    }

    private void operate(List<ObjectNode> all) {
        all.add(everywhere(
                "RunBackups",
                "backup:CopyIntoBackupVault",
                "backup:StartBackupJob",
                "backup:StartCopyJob",
                "backup:StopBackupJob",
                "backup:TagResource"));
        // Copies stay in the account: a copy to a foreign vault would carry the data out.
        all.add(PolicyStatement.allow("CopyWithinAccount")
                .actions("backup:CopyFromBackupVault")
                .resources("*")
                .when("ForAllValues:ArnLike", "backup:CopyTargets", arn("backup", "*", "backup-vault:*"))
                .when("Null", "backup:CopyTargets", "false")
                .build());
        all.add(passBackupRoles());
    }

    /** Without the limit, whoever may pass any role to any service may become any role. */
    private ObjectNode passBackupRoles() {
        return PolicyStatement.allow("PassBackupRoles")
                .actions("iam:PassRole")
                .resources(arn("iam", "", "role/backup-service/*"), arn("iam", "", "role/service-role/AWSBackup*"))
                .when("StringEquals", "iam:PassedToService", "backup.amazonaws.com")
                .build();
    }

    private void keyStatements(AccessLevel level, List<ObjectNode> all) {
        var arns = keys.toArray(String[]::new);
        all.add(PolicyStatement.allow("LookAtBackupKeys")
                .actions("kms:DescribeKey", "kms:GetKeyRotationStatus")
                .resources(arns)
                .build());
        if (level == AccessLevel.READ_ONLY) {
            return;
        }
        var viaBackup = "backup.*." + target.partition().dnsSuffix();
        all.add(PolicyStatement.allow("UseBackupKeysThroughBackup")
                .actions("kms:Decrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*")
                .resources(arns)
                .when("StringLike", "kms:ViaService", viaBackup)
                .build());
        all.add(PolicyStatement.allow("GrantBackupKeysToBackup")
                .actions("kms:CreateGrant")
                .resources(arns)
                .when("Bool", "kms:GrantIsForAWSResource", "true")
                .when("StringLike", "kms:ViaService", viaBackup)
                .build());
    }

    private static ObjectNode everywhere(String sid, String... actions) {
        return PolicyStatement.allow(sid).actions(actions).resources("*").build();
    }

    private String arn(String service, String region, String resource) {
        return "arn:" + target.partition().id() + ":" + service + ":" + region + ":" + target.accountId() + ":"
                + resource;
    }
}
