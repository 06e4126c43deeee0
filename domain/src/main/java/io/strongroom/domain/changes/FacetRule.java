package io.strongroom.domain.changes;

import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.Backup;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.CloudTrail;
import io.strongroom.domain.changes.WritableFacet.Iam;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.KeyUse;
import io.strongroom.domain.changes.WritableFacet.Kms;
import io.strongroom.domain.changes.WritableFacet.LegalHold;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.Logs;
import io.strongroom.domain.changes.WritableFacet.ManagedPolicy;
import io.strongroom.domain.changes.WritableFacet.MetricFilter;
import io.strongroom.domain.changes.WritableFacet.RestoreTesting;
import io.strongroom.domain.changes.WritableFacet.RestoreTestingSelection;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleAttachment;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.changes.WritableFacet.S3;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
import io.strongroom.domain.changes.WritableFacet.TopicPolicy;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.changes.WritableFacet.VaultPolicy;
import io.strongroom.domain.changes.WritableFacet.VaultTags;
import java.util.List;

/**
 * What AWS asks for to change one facet.
 *
 * @param resource ARN that the calls touch, as specific as is known before the change; may end in {@code *}
 * @param create IAM action of the call that creates; the same as {@code update} where AWS has one Put
 * @param update IAM action of the call that alters
 * @param delete IAM action of the call that takes away
 * @param also further IAM actions that those calls and their read-back need
 */
public record FacetRule(String resource, String create, String update, String delete, List<String> also) {

    /** The rule of a facet in an account and Region. */
    public static FacetRule of(WritableFacet facet, Target target) {
        return switch (facet) {
            case Kms kms -> kms(kms, target);
            case S3 s3 -> s3(s3, target);
            case Iam iam -> iam(iam, target);
            case CloudTrail trail -> trail(trail, target);
            case Logs logs -> logs(logs, target);
            case Alarm(var name) ->
                put(
                        arn(target, "cloudwatch", "alarm:" + name),
                        "cloudwatch:PutMetricAlarm",
                        "cloudwatch:DeleteAlarms",
                        "cloudwatch:DescribeAlarms");
            case TopicPolicy(var arn) ->
                put(arn, "sns:SetTopicAttributes", "sns:SetTopicAttributes", "sns:GetTopicAttributes");
            case Backup backup -> backup(backup, target);
        };
    }

    private static FacetRule kms(Kms kms, Target target) {
        return switch (kms) {
            case TaggedKey key ->
                new FacetRule(
                        "*",
                        "kms:CreateKey",
                        "kms:UpdateKeyDescription",
                        "kms:ScheduleKeyDeletion",
                        List.of(
                                "kms:TagResource",
                                "kms:CancelKeyDeletion",
                                "kms:EnableKey",
                                "kms:ListKeys",
                                "kms:ListAliases",
                                "kms:DescribeKey",
                                "kms:ListResourceTags",
                                "kms:GetKeyPolicy"));
            case KeyAlias(var alias) ->
                new FacetRule(
                        "*",
                        "kms:CreateAlias",
                        "kms:UpdateAlias",
                        "kms:DeleteAlias",
                        List.of("kms:DescribeKey", "kms:ListAliases"));
            case KeyRotation(var ref) ->
                put(
                        key(ref, target),
                        "kms:EnableKeyRotation",
                        "kms:DisableKeyRotation",
                        "kms:DisableKeyRotation",
                        "kms:GetKeyRotationStatus",
                        "kms:DescribeKey");
            case KeyPolicy(var ref) ->
                put(key(ref, target), "kms:PutKeyPolicy", "kms:PutKeyPolicy", "kms:GetKeyPolicy", "kms:DescribeKey");
            case KeyTags(var ref) ->
                put(
                        key(ref, target),
                        "kms:TagResource",
                        "kms:UntagResource",
                        "kms:UntagResource",
                        "kms:ListResourceTags",
                        "kms:DescribeKey");
            case KeyUse(var ref) ->
                put(
                        key(ref, target),
                        "kms:EnableKey",
                        "kms:DisableKey",
                        "kms:CancelKeyDeletion",
                        "kms:DescribeKey",
                        "kms:DisableKey");
        };
    }

    private static FacetRule s3(S3 s3, Target target) {
        return switch (s3) {
            case Bucket(var bucket) ->
                new FacetRule(
                        bucket(bucket, target),
                        "s3:CreateBucket",
                        "s3:CreateBucket",
                        "s3:DeleteBucket",
                        List.of(
                                "s3:ListBucket",
                                "s3:GetBucketLocation",
                                "s3:PutBucketOwnershipControls",
                                "s3:PutBucketPublicAccessBlock"));
            case BucketEncryption(var bucket) ->
                put(
                        bucket(bucket, target),
                        "s3:PutEncryptionConfiguration",
                        "s3:PutEncryptionConfiguration",
                        "s3:GetEncryptionConfiguration");
            case BucketPolicy(var bucket) ->
                put(bucket(bucket, target), "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:GetBucketPolicy");
            case BucketVersioning(var bucket) ->
                put(
                        bucket(bucket, target),
                        "s3:PutBucketVersioning",
                        "s3:PutBucketVersioning",
                        "s3:GetBucketVersioning");
            case BucketLogging(var bucket) ->
                put(bucket(bucket, target), "s3:PutBucketLogging", "s3:PutBucketLogging", "s3:GetBucketLogging");
            case BucketPublicAccessBlock(var bucket) ->
                put(
                        bucket(bucket, target),
                        "s3:PutBucketPublicAccessBlock",
                        "s3:PutBucketPublicAccessBlock",
                        "s3:GetBucketPublicAccessBlock");
        };
    }

    private static FacetRule iam(Iam iam, Target target) {
        return switch (iam) {
            case Role(var name) ->
                new FacetRule(
                        iamArn(target, "role/" + name),
                        "iam:CreateRole",
                        "iam:UpdateAssumeRolePolicy",
                        "iam:DeleteRole",
                        List.of(
                                "iam:UpdateRole",
                                "iam:TagRole",
                                "iam:UntagRole",
                                "iam:GetRole",
                                "iam:ListRoleTags",
                                "iam:ListAttachedRolePolicies",
                                "iam:ListRolePolicies"));
            case ManagedPolicy(var name) ->
                new FacetRule(
                        iamArn(target, "policy/" + name),
                        "iam:CreatePolicy",
                        "iam:CreatePolicyVersion",
                        "iam:DeletePolicy",
                        List.of(
                                "iam:DeletePolicyVersion",
                                "iam:TagPolicy",
                                "iam:GetPolicy",
                                "iam:GetPolicyVersion",
                                "iam:ListPolicyVersions",
                                "iam:ListEntitiesForPolicy"));
            case RoleAttachment(var role, var policy) ->
                put(
                        iamArn(target, "role/" + role),
                        "iam:AttachRolePolicy",
                        "iam:DetachRolePolicy",
                        "iam:ListAttachedRolePolicies");
            case RoleInlinePolicy(var role, var policy) ->
                put(iamArn(target, "role/" + role), "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:GetRolePolicy");
        };
    }

    private static FacetRule trail(CloudTrail facet, Target target) {
        return switch (facet) {
            case Trail(var name) ->
                new FacetRule(
                        trailArn(name, target),
                        "cloudtrail:CreateTrail",
                        "cloudtrail:UpdateTrail",
                        "cloudtrail:DeleteTrail",
                        List.of(
                                "cloudtrail:GetTrail",
                                "cloudtrail:DescribeTrails",
                                "cloudtrail:AddTags",
                                "iam:PassRole"));
            case TrailSelectors(var name) ->
                put(
                        trailArn(name, target),
                        "cloudtrail:PutEventSelectors",
                        "cloudtrail:PutEventSelectors",
                        "cloudtrail:GetEventSelectors");
            case TrailLogging(var name) ->
                put(
                        trailArn(name, target),
                        "cloudtrail:StartLogging",
                        "cloudtrail:StopLogging",
                        "cloudtrail:StopLogging",
                        "cloudtrail:GetTrailStatus");
        };
    }

    private static FacetRule logs(Logs logs, Target target) {
        return switch (logs) {
            case LogGroup(var name) ->
                new FacetRule(
                        arn(target, "logs", "log-group:" + name + "*"),
                        "logs:CreateLogGroup",
                        "logs:PutRetentionPolicy",
                        "logs:DeleteLogGroup",
                        List.of(
                                "logs:DescribeLogGroups",
                                "logs:DeleteRetentionPolicy",
                                "logs:AssociateKmsKey",
                                "logs:DisassociateKmsKey",
                                "logs:TagResource"));
            case MetricFilter(var group, var name) ->
                put(
                        arn(target, "logs", "log-group:" + group + "*"),
                        "logs:PutMetricFilter",
                        "logs:DeleteMetricFilter",
                        "logs:DescribeMetricFilters");
        };
    }

    private static FacetRule backup(Backup backup, Target target) {
        return switch (backup) {
            case Vault(var name) ->
                new FacetRule(
                        vault(name, target),
                        "backup:CreateBackupVault",
                        "backup:TagResource",
                        "backup:DeleteBackupVault",
                        List.of(
                                "backup:DescribeBackupVault",
                                "backup:ListBackupVaults",
                                "backup:ListTags",
                                "backup:TagResource",
                                "backup-storage:MountCapsule",
                                "kms:CreateGrant",
                                "kms:GenerateDataKey",
                                "kms:Decrypt",
                                "kms:DescribeKey",
                                "kms:RetireGrant"));
            case VaultTags(var name) ->
                put(
                        vault(name, target),
                        "backup:TagResource",
                        "backup:UntagResource",
                        "backup:UntagResource",
                        "backup:ListTags",
                        "backup:DescribeBackupVault");
            case VaultLock(var name) ->
                put(
                        vault(name, target),
                        "backup:PutBackupVaultLockConfiguration",
                        "backup:DeleteBackupVaultLockConfiguration",
                        "backup:DescribeBackupVault");
            case RestoreTesting(var plan) ->
                new FacetRule(
                        restoreTesting(plan, target),
                        "backup:CreateRestoreTestingPlan",
                        "backup:UpdateRestoreTestingPlan",
                        "backup:DeleteRestoreTestingPlan",
                        List.of("backup:GetRestoreTestingPlan"));
            case RestoreTestingSelection(var plan, var selection) ->
                new FacetRule(
                        restoreTesting(plan, target),
                        "backup:CreateRestoreTestingSelection",
                        "backup:UpdateRestoreTestingSelection",
                        "backup:DeleteRestoreTestingSelection",
                        List.of("backup:GetRestoreTestingSelection", "iam:PassRole"));
            case VaultPolicy(var name) ->
                put(
                        vault(name, target),
                        "backup:PutBackupVaultAccessPolicy",
                        "backup:DeleteBackupVaultAccessPolicy",
                        "backup:GetBackupVaultAccessPolicy");
            case LegalHold(var title) ->
                put(
                        "*",
                        "backup:CreateLegalHold",
                        "backup:CancelLegalHold",
                        "backup:GetLegalHold",
                        "backup:ListLegalHolds");
        };
    }

    private static FacetRule put(String resource, String put, String delete, String... also) {
        return new FacetRule(resource, put, put, delete, List.of(also));
    }

    private static String key(String ref, Target target) {
        return ref.startsWith("arn:") ? ref : arn(target, "kms", "key/*");
    }

    private static String bucket(String name, Target target) {
        return "arn:" + target.partition().id() + ":s3:::" + name;
    }

    private static String vault(String name, Target target) {
        return arn(target, "backup", "backup-vault:" + name);
    }

    /** AWS adds an id to the name of a restore testing plan. */
    private static String restoreTesting(String plan, Target target) {
        return arn(target, "backup", "restore-testing-plan:" + plan + "*");
    }

    private static String trailArn(String name, Target target) {
        return arn(target, "cloudtrail", "trail/" + name);
    }

    private static String iamArn(Target target, String resource) {
        return "arn:" + target.partition().id() + ":iam::" + target.accountId() + ":" + resource;
    }

    private static String arn(Target target, String service, String resource) {
        return "arn:" + target.partition().id() + ":" + service + ":" + target.region() + ":" + target.accountId() + ":"
                + resource;
    }
}
