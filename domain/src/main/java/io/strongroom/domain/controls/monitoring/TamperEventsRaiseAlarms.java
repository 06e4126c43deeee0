package io.strongroom.domain.controls.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.trails.FilterPattern;
import io.strongroom.domain.inventory.trails.LogGroup;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metric filters over the trail's log group, judged by what they let through, and alarms that tell someone. */
@Singleton
final class TamperEventsRaiseAlarms implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("MON-08", Kinds.BACKUP_SETTINGS)
            .title("Alarms go off on tampering with backups, keys and bucket policies")
            .severity(Severity.MEDIUM)
            .steps("3.2", "3.4")
            .reads(Kinds.TRAILS, Kinds.LOG_GROUPS, Kinds.ALARMS)
            .frameworks("CIS7 5.1,5.7,5.8 [P]; CIS5 4.1,4.7,4.8 [P]; ISO A.8.15,A.8.16 [P]; SOC2 PI1.3 [P]")
            .remediation("enable-backup-audit-trail")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    /** Filters work where a trail's log group is; a trail that has none is MON-04's. */
    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return !groups(inventory).isEmpty();
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var alarmed = groups(inventory).stream()
                .flatMap(group -> group.metricFilters().stream())
                .filter(filter -> inventory.all(Kinds.ALARMS).stream()
                        .anyMatch(alarm -> alarm.watches(filter.namespace(), filter.metric()) && alarm.tells()))
                .map(filter -> FilterPattern.of(filter.pattern()))
                .toList();
        var silent = Shortcomings.of("No alarm that tells anyone goes off on");
        events(inventory)
                .forEach((what, event) ->
                        silent.unless(() -> alarmed.stream().anyMatch(pattern -> pattern.test(event)), what));
        return silent.verdict(Json.object().put("alarmedFilters", alarmed.size()));
    }

    private static Map<String, JsonNode> events(Inventory inventory) {
        var events = new LinkedHashMap<String, JsonNode>();
        TamperEvent.ALL.forEach(event -> events.put(event.name(), event.logged(inventory)));
        for (var name : List.of("PutBucketPolicy", "DeleteBucketPolicy")) {
            events.put(name, new TamperEvent("s3.amazonaws.com", name).logged(inventory));
        }
        var refused = new TamperEvent("backup.amazonaws.com", "DeleteRecoveryPoint")
                .logged(inventory)
                .put("errorCode", "AccessDenied");
        events.put("a refused call of AWS Backup", refused);
        return events;
    }

    private static List<LogGroup> groups(Inventory inventory) {
        var arns = inventory.all(Kinds.TRAILS).stream()
                .filter(trail -> trail.homedIn(inventory.account(), inventory.region()))
                .flatMap(trail -> trail.logGroupArn().stream())
                .toList();
        return arns.isEmpty()
                ? List.of()
                : inventory.all(Kinds.LOG_GROUPS).stream()
                        .filter(group -> arns.stream().anyMatch(group::is))
                        .toList();
    }
}
