package io.strongroom.domain.remediations.trails;

import java.util.List;

/**
 * What raises an alarm: a CloudWatch Logs filter pattern over CloudTrail's JSON events. A refused attempt counts as well, for
 * nobody tries these by accident.
 *
 * @param id kebab-case, part of the names of filter and alarm
 * @param meaning a sentence for who gets the alarm
 * @param pattern at most 1,024 characters
 */
record SecurityEventFilter(String id, String meaning, String pattern) {
    /** All of them. The names on the wire follow from the ids: renaming one leaves the old filter and alarm behind. */
    static final List<SecurityEventFilter> ALL = List.of(
            backup(
                    "vault-lock-changed",
                    "A vault lock was put, changed or taken away.",
                    "PutBackupVaultLockConfiguration",
                    "DeleteBackupVaultLockConfiguration"),
            backup(
                    "vault-policy-changed",
                    "The access policy of a vault was changed or taken away.",
                    "PutBackupVaultAccessPolicy",
                    "DeleteBackupVaultAccessPolicy"),
            backup("vault-deleted", "A backup vault was deleted.", "DeleteBackupVault"),
            new SecurityEventFilter(
                    "recovery-point-deleted",
                    "A recovery point was deleted or cut off from its vault, and not by its own retention.",
                    "{ ($.eventSource = \"backup.amazonaws.com\") && ("
                            + names(
                                    "DeleteRecoveryPoint",
                                    "DisassociateRecoveryPoint",
                                    "DisassociateRecoveryPointFromParent")
                            + ") && ($.userIdentity.invokedBy NOT EXISTS) }"),
            backup(
                    "backup-plan-changed",
                    "A backup plan, a selection or the retention of a recovery point was changed or taken away.",
                    "DeleteBackupPlan",
                    "DeleteBackupSelection",
                    "UpdateBackupPlan",
                    "UpdateRecoveryPointLifecycle"),
            backup(
                    "backup-settings-changed",
                    "AWS Backup was switched on or off for a kind of resource, or for the organization.",
                    "UpdateRegionSettings",
                    "UpdateGlobalSettings"),
            backup(
                    "backup-monitoring-removed",
                    "Notifications, a report plan or an audit framework of AWS Backup was taken away.",
                    "DeleteBackupVaultNotifications",
                    "DeleteReportPlan",
                    "DeleteFramework"),
            on(
                    "kms.amazonaws.com",
                    "key-disabled-or-deleted",
                    "A KMS key was disabled or scheduled for deletion, or its imported material was deleted.",
                    "DisableKey",
                    "ScheduleKeyDeletion",
                    "DeleteImportedKeyMaterial"),
            new SecurityEventFilter(
                    "backup-access-denied",
                    "Someone was refused an action of AWS Backup.",
                    "{ ($.eventSource = \"backup.amazonaws.com\") && (($.errorCode = \"*AccessDenied*\") || ($.errorCode ="
                            + " \"*UnauthorizedOperation*\")) }"),
            on(
                    "cloudtrail.amazonaws.com",
                    "trail-changed",
                    "A trail was stopped, deleted or changed.",
                    "StopLogging",
                    "DeleteTrail",
                    "UpdateTrail",
                    "PutEventSelectors"),
            on(
                    "s3.amazonaws.com",
                    "bucket-policy-changed",
                    "The policy of a bucket was changed or taken away.",
                    "PutBucketPolicy",
                    "DeleteBucketPolicy"),
            new SecurityEventFilter(
                    "backup-role-changed",
                    "A role with backup in its name was deleted, or its trust or rights were changed.",
                    "{ ($.eventSource = \"iam.amazonaws.com\") && ("
                            + names(
                                    "DeleteRole",
                                    "UpdateAssumeRolePolicy",
                                    "PutRolePolicy",
                                    "DeleteRolePolicy",
                                    "AttachRolePolicy",
                                    "DetachRolePolicy",
                                    "DeleteRolePermissionsBoundary")
                            + ") && (($.requestParameters.roleName = \"*ackup*\") || ($.requestParameters.roleName ="
                            + " \"*BACKUP*\")) }"));

    private static SecurityEventFilter backup(String id, String meaning, String... events) {
        return on("backup.amazonaws.com", id, meaning, events);
    }

    private static SecurityEventFilter on(String source, String id, String meaning, String... events) {
        return new SecurityEventFilter(
                id, meaning, "{ ($.eventSource = \"" + source + "\") && (" + names(events) + ") }");
    }

    private static String names(String... events) {
        return String.join(
                " || ",
                List.of(events).stream()
                        .map(event -> "($.eventName = \"" + event + "\")")
                        .toList());
    }
}
