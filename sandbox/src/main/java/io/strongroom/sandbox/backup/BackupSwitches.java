package io.strongroom.sandbox.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Key;
import io.strongroom.sandbox.store.Shelf;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.backup.model.DescribeGlobalSettingsResponse;
import software.amazon.awssdk.services.backup.model.DescribeRegionSettingsResponse;
import software.amazon.awssdk.services.backup.model.UpdateGlobalSettingsRequest;
import software.amazon.awssdk.services.backup.model.UpdateGlobalSettingsResponse;
import software.amazon.awssdk.services.backup.model.UpdateRegionSettingsRequest;
import software.amazon.awssdk.services.backup.model.UpdateRegionSettingsResponse;

/** What is switched on: resource types of a Region, and cross-account backup for the whole organization. */
final class BackupSwitches {
    /** What AWS switches on by itself: all types but the newest. */
    private static final Map<String, Boolean> OPTED_IN = Map.ofEntries(
            Map.entry("Aurora", true),
            Map.entry("DocumentDB", true),
            Map.entry("DynamoDB", true),
            Map.entry("EBS", true),
            Map.entry("EC2", true),
            Map.entry("EFS", true),
            Map.entry("FSx", true),
            Map.entry("Neptune", true),
            Map.entry("RDS", true),
            Map.entry("Redshift", true),
            Map.entry("S3", true),
            Map.entry("Storage Gateway", true),
            Map.entry("CloudFormation", false),
            Map.entry("SAP HANA on Amazon EC2", false),
            Map.entry("Timestream", false),
            Map.entry("VirtualMachine", true));

    private static final Map<String, Boolean> MANAGED = Map.of("DynamoDB", true, "EFS", true);
    private static final Map<String, String> GLOBAL = Map.of(
            "isCrossAccountBackupEnabled",
            "false",
            "isMpaEnabled",
            "false",
            "isDelegatedAdministratorEnabled",
            "false");
    private final Calls calls;

    BackupSwitches(Calls calls) {
        this.calls = calls;
    }

    DescribeRegionSettingsResponse region(Documents documents) {
        return DescribeRegionSettingsResponse.builder()
                .resourceTypeOptInPreference(over(OPTED_IN, documents, regional("opt-in")))
                .resourceTypeManagementPreference(over(MANAGED, documents, regional("management")))
                .build();
    }

    UpdateRegionSettingsResponse update(Documents documents, UpdateRegionSettingsRequest request) {
        merge(documents, regional("opt-in"), request.resourceTypeOptInPreference());
        merge(documents, regional("management"), request.resourceTypeManagementPreference());
        return UpdateRegionSettingsResponse.builder().build();
    }

    /** Whoever asks is told, and only the management account may change them. */
    DescribeGlobalSettingsResponse global(Documents documents) {
        var all = new TreeMap<>(GLOBAL);
        documents.get(organization()).map(BackupRecords::texts).ifPresent(all::putAll);
        return DescribeGlobalSettingsResponse.builder().globalSettings(all).build();
    }

    UpdateGlobalSettingsResponse update(Documents documents, UpdateGlobalSettingsRequest request) {
        var all = new TreeMap<String, String>();
        documents.get(organization()).map(BackupRecords::texts).ifPresent(all::putAll);
        all.putAll(request.globalSettings());
        documents.put(organization(), Json.tree(all));
        return UpdateGlobalSettingsResponse.builder().build();
    }

    private Key regional(String what) {
        return calls.place().shelf("backup", "region-settings").key(what);
    }

    private static Key organization() {
        return new Shelf(Shelf.WORLD, Shelf.GLOBAL, "backup", "global-settings").key("all");
    }

    private static void merge(Documents documents, Key key, Map<String, Boolean> changes) {
        if (!changes.isEmpty()) {
            var all =
                    new TreeMap<>(documents.get(key).map(BackupSwitches::flags).orElse(Map.of()));
            all.putAll(changes);
            documents.put(key, Json.tree(all));
        }
    }

    private static Map<String, Boolean> over(Map<String, Boolean> usual, Documents documents, Key key) {
        var all = new TreeMap<>(usual);
        documents.get(key).map(BackupSwitches::flags).ifPresent(all::putAll);
        return all;
    }

    private static Map<String, Boolean> flags(JsonNode node) {
        return node.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().booleanValue()));
    }
}
