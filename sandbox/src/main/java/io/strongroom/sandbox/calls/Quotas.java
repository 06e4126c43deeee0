package io.strongroom.sandbox.calls;

import io.strongroom.sandbox.store.Shelf;
import io.strongroom.sandbox.store.Store;
import java.time.Instant;
import java.util.Map;

/**
 * Request quotas that AWS publishes, in calls per second, account and Region. Counted in the
 * store, so for all processes. Those of 500 and more are left out: a simulation does not get that far.
 */
final class Quotas {
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

    private static final int BACKUP_ALL = 50;

    private Quotas() {}

    /** Whether this call is one too many; counts it. */
    static boolean exceeded(Store store, Place place, String api, Instant now) {
        var service = api.substring(0, api.indexOf(':'));
        var operation = api.substring(api.indexOf(':') + 1);
        int limit = limit(service, operation);
        if (limit == Integer.MAX_VALUE) {
            return false;
        }
        var region = service.equals("iam") ? Shelf.GLOBAL : place.region().value();
        long second = now.getEpochSecond();
        var account = place.account().value();
        return store.count(account, region, api, second) > limit
                || (service.equals("backup") && store.count(account, region, "backup:*", second) > BACKUP_ALL);
    }

    private static int limit(String service, String operation) {
        return switch (service) {
            case "kms" -> KMS.getOrDefault(operation, Integer.MAX_VALUE);
            case "backup" -> backup(operation);
            case "cloudtrail" -> cloudTrail(operation);
            case "sts" -> 600;
            // Not published; what others found to be safe.
            case "iam" -> operation.startsWith("List") || operation.startsWith("Get") ? 15 : 5;
            case "s3" -> operation.startsWith("Put") || operation.startsWith("Delete") ? 20 : Integer.MAX_VALUE;
            default -> Integer.MAX_VALUE;
        };
    }

    private static int backup(String operation) {
        if (operation.startsWith("List")) {
            return 20;
        }
        if (operation.startsWith("Get") || operation.equals("DescribeRecoveryPoint")) {
            return 15;
        }
        return 5;
    }

    private static int cloudTrail(String operation) {
        if (operation.equals("LookupEvents")) {
            return 2;
        }
        boolean reads = operation.startsWith("Get") || operation.startsWith("Describe") || operation.startsWith("List");
        return reads ? 10 : 1;
    }
}
