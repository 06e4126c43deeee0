package io.strongroom.domain.controls.monitoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call by which someone prepares the loss of backups, as CloudTrail writes it down. Rules and filters are judged by
 * whether they let it through.
 *
 * @param source such as {@code backup.amazonaws.com}
 * @param name such as {@code DeleteBackupVault}
 */
record TamperEvent(String source, String name) {
    private static final String BACKUP = "backup.amazonaws.com";

    /** What nobody does by accident and nobody may do unseen. */
    static final List<TamperEvent> ALL = Stream.concat(
                    Stream.of(
                                    "DeleteBackupVault",
                                    "PutBackupVaultLockConfiguration",
                                    "DeleteBackupVaultLockConfiguration",
                                    "PutBackupVaultAccessPolicy",
                                    "DeleteBackupVaultAccessPolicy",
                                    "DeleteRecoveryPoint",
                                    "DisassociateRecoveryPoint",
                                    "UpdateRecoveryPointLifecycle",
                                    "UpdateBackupPlan",
                                    "DeleteBackupPlan",
                                    "DeleteBackupSelection",
                                    "UpdateRegionSettings",
                                    "DeleteBackupVaultNotifications")
                            .map(name -> new TamperEvent(BACKUP, name)),
                    Stream.of("DisableKey", "ScheduleKeyDeletion")
                            .map(name -> new TamperEvent("kms.amazonaws.com", name)))
            .toList();

    /** The event as a trail writes it to its log group. */
    ObjectNode logged(Inventory inventory) {
        var account = inventory.account().value();
        var event = Json.object()
                .put("eventVersion", "1.11")
                .put("eventTime", inventory.takenAt().toString())
                .put("eventSource", source)
                .put("eventName", name)
                .put("awsRegion", inventory.region().value())
                .put("sourceIPAddress", "198.51.100.7")
                .put("userAgent", "aws-cli/2.31")
                .put("readOnly", false)
                .put("eventType", "AwsApiCall")
                .put("managementEvent", true)
                .put("recipientAccountId", account)
                .put("eventCategory", "Management");
        event.putObject("userIdentity")
                .put("type", "AssumedRole")
                .put("arn", "arn:" + inventory.partition().id() + ":sts::" + account + ":assumed-role/someone/session")
                .put("accountId", account);
        event.putObject("requestParameters");
        return event;
    }

    /** The event as EventBridge carries it. */
    ObjectNode onBus(Inventory inventory) {
        var event = Json.object()
                .put("version", "0")
                .put("source", "aws." + source.substring(0, source.indexOf('.')))
                .put("detail-type", "AWS API Call via CloudTrail")
                .put("account", inventory.account().value())
                .put("region", inventory.region().value());
        event.putArray("resources");
        return event.set("detail", logged(inventory));
    }
}
