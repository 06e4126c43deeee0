package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would see an attack is switched off or sees less: trails, detectors, recorders, and the rules and alarms that tell. */
@Singleton
final class MonitoringIsBlinded implements Detector {
    /** Each blinds an account as a whole. */
    private static final Map<String, String> OFF = Map.ofEntries(
            Map.entry("cloudtrail:StopLogging", "stopped trail"),
            Map.entry("cloudtrail:DeleteTrail", "deleted trail"),
            Map.entry("cloudtrail:DeleteEventDataStore", "deleted event data store"),
            Map.entry("cloudtrail:StopEventDataStoreIngestion", "stopped event data store"),
            Map.entry("guardduty:DeleteDetector", "deleted the GuardDuty detector"),
            Map.entry("guardduty:DisassociateFromMasterAccount", "cut GuardDuty off from its administrator in"),
            Map.entry("guardduty:DisassociateFromAdministratorAccount", "cut GuardDuty off from its administrator in"),
            Map.entry("securityhub:DisableSecurityHub", "switched off Security Hub in"),
            Map.entry("config:StopConfigurationRecorder", "stopped configuration recorder"),
            Map.entry("config:DeleteConfigurationRecorder", "deleted configuration recorder"),
            Map.entry("config:DeleteDeliveryChannel", "deleted the delivery channel of AWS Config"));

    /** Teams make and take these away all day: critical only where they speak of backups. */
    private static final Map<String, String> ALARMS = Map.of(
            "monitoring:DeleteAlarms", "deleted alarms",
            "monitoring:DisableAlarmActions", "silenced alarms");

    private static final List<String> NARROWED =
            List.of("cloudtrail:UpdateTrail", "cloudtrail:PutEventSelectors", "guardduty:UpdateDetector");

    private static final List<String> NAMES = List.of(
            "name",
            "trailName",
            "rule",
            "eventBusName",
            "detectorId",
            "eventDataStore",
            "configurationRecorderName",
            "deliveryChannelName");

    private static final DetectorSpec SPEC = DetectorSpec.of(
            "INC-15", "Monitoring of the account was switched off or narrowed", Severity.CRITICAL, watches());

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        var name = name(event.request());
        if (OFF.containsKey(event.word())) {
            return detection(event, OFF.get(event.word()) + " " + name, Severity.CRITICAL);
        }
        var quieter = alarms(event, name).or(() -> EventRouting.of(event)).or(() -> RecorderNarrowing.of(event));
        if (quieter.isPresent()) {
            return event.actor().filter(around::trusted).isPresent()
                    ? Optional.empty()
                    : detection(event, quieter.get().what(), quieter.get().severity());
        }
        var less = TrailNarrowing.of(event);
        return less.isEmpty()
                ? Optional.empty()
                : detection(event, "narrowed " + name + ": " + String.join("; ", less), Severity.CRITICAL);
    }

    private static Optional<Detection> detection(AwsEvent event, String what, Severity severity) {
        return Optional.of(Detection.of(SPEC, event)
                .severity(severity)
                .resources(event.resources().isEmpty() ? List.of(name(event.request())) : event.resources())
                .because(Words.who(event) + " " + what + ".")
                .impact("What happens from now on may be seen by nobody, Strongroom included: its events come from what"
                        + " was switched off.")
                .facts(Json.object().put("what", what))
                .build());
    }

    private static String name(JsonNode request) {
        var alarms = new ArrayList<String>();
        request.path("alarmNames").forEach(alarm -> alarms.add(alarm.asText()));
        return !alarms.isEmpty()
                ? String.join(", ", alarms)
                : NAMES.stream()
                        .map(field -> request.path(field).asText(""))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("the account");
    }

    private static Optional<Blinding> alarms(AwsEvent event, String names) {
        return Optional.ofNullable(ALARMS.get(event.word()))
                .map(deed -> new Blinding(
                        deed + " " + names, EventRouting.speaks(names) ? Severity.CRITICAL : Severity.MEDIUM));
    }

    private static String[] watches() {
        var all = new ArrayList<>(OFF.keySet());
        all.addAll(ALARMS.keySet());
        all.addAll(EventRouting.WORDS);
        all.add(RecorderNarrowing.WORD);
        all.addAll(NARROWED);
        return all.toArray(String[]::new);
    }
}
