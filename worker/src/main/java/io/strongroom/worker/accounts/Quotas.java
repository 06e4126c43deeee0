package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.CallBudgets.Quota;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What Strongroom takes of the request quotas that AWS publishes, per account and Region. Sustained it is 60 %; a burst and
 * what refills in its second stay within the quota. Families with room for more than a job could ask for are not counted.
 */
final class Quotas {
    private static final double SHARE = 0.6;
    private static final double BURST_SHARE = 0.4;

    /** Calls per second; each operation has a quota of its own. */
    private static final Map<String, Integer> KMS = Map.ofEntries(
            Map.entry("CreateKey", 5),
            Map.entry("CreateAlias", 5),
            Map.entry("UpdateAlias", 5),
            Map.entry("DeleteAlias", 5),
            Map.entry("EnableKey", 5),
            Map.entry("DisableKey", 5),
            Map.entry("UpdateKeyDescription", 5),
            Map.entry("CancelKeyDeletion", 5),
            Map.entry("TagResource", 10),
            Map.entry("UntagResource", 5),
            Map.entry("PutKeyPolicy", 15),
            Map.entry("EnableKeyRotation", 15),
            Map.entry("DisableKeyRotation", 15),
            Map.entry("ScheduleKeyDeletion", 15));

    private static final Set<String> BACKUP_15 = Set.of(
            "GetBackupPlan",
            "GetBackupSelection",
            "GetBackupVaultAccessPolicy",
            "GetBackupVaultNotifications",
            "DescribeBackupJob",
            "DescribeRecoveryPoint");

    private Quotas() {}

    /**
     * The budgets that a call draws from; none when it need not be paced.
     *
     * @param service as in the name of the SDK's client, such as {@code Kms}
     * @param operation as AWS calls it, such as {@code CreateKey}
     */
    static List<Quota> of(String service, String operation) {
        return switch (service) {
            case "Kms" -> KMS.containsKey(operation) ? one("kms-" + operation, KMS.get(operation)) : List.of();
            case "Backup" -> List.of(backup(operation), quota("backup-all", 50));
            case "CloudTrail" -> cloudTrail(operation);
            // Not published, and not to be raised: what others found to be safe.
            case "Iam" -> reads(operation) ? one("iam-" + operation, 15) : one("iam-write", 5);
            // Not published: a start that S3 has not been seen to refuse.
            case "S3" -> reads(operation) ? List.of() : one("s3-write", 20);
            case "CloudWatchLogs" -> one(reads(operation) ? "logs-read" : "logs-write", reads(operation) ? 10 : 5);
            case "CloudWatch" ->
                one(reads(operation) ? "cloudwatch-read" : "cloudwatch-write", reads(operation) ? 9 : 3);
            case "Sns" -> reads(operation) ? one("sns-read", 30) : one("sns-write", 10);
            // Each operation has a rate of its own, not published either.
            case "Organizations" -> one("organizations-" + operation, 5);
            // Buckets of tokens that refill by 20 in a second and more.
            case "Ec2" -> one("ec2-read", 20);
            case "DynamoDb" -> one("dynamodb-read", 10);
            // Not published, or in part: a modest start, which a throttle lowers.
            case "Acm",
                    "CloudFormation",
                    "Config",
                    "Efs",
                    "EventBridge",
                    "GuardDuty",
                    "Mpa",
                    "Ram",
                    "Rbin",
                    "Rds",
                    "Redshift",
                    "S3Control",
                    "SecretsManager",
                    "SecurityHub" -> one(service.toLowerCase(Locale.ROOT) + "-read", 8);
            default -> List.of();
        };
    }

    private static Quota backup(String operation) {
        if (operation.startsWith("List")) {
            return quota("backup-" + operation, 20);
        }
        return quota("backup-" + operation, BACKUP_15.contains(operation) ? 15 : 5);
    }

    private static List<Quota> cloudTrail(String operation) {
        if (operation.equals("LookupEvents")) {
            return one("cloudtrail-lookup", 2);
        }
        return reads(operation) ? one("cloudtrail-read", 10) : one("cloudtrail-write", 1);
    }

    private static boolean reads(String operation) {
        return operation.startsWith("Get")
                || operation.startsWith("List")
                || operation.startsWith("Describe")
                || operation.startsWith("Head");
    }

    private static List<Quota> one(String family, int perSecond) {
        return List.of(quota(family, perSecond));
    }

    private static Quota quota(String family, int perSecond) {
        return new Quota(family, perSecond * SHARE, Math.max(1, (int) (perSecond * BURST_SHARE)));
    }
}
