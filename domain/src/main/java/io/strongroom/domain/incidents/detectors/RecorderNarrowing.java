package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What AWS Config records less than everything after its recorder is put. Only what is put is known, not what was before. */
final class RecorderNarrowing {
    static final String WORD = "config:PutConfigurationRecorder";

    private static final String OF_BACKUP = "AWS::Backup::";

    private RecorderNarrowing() {}

    static Optional<Blinding> of(AwsEvent event) {
        var recorder = event.request().path("configurationRecorder");
        var group = recorder.path("recordingGroup");
        var strategy = group.path("recordingStrategy").path("useOnly").asText();
        // Without a group, and by a strategy of that name, everything is recorded.
        if (!event.word().equals(WORD)
                || !group.isObject()
                || group.path("allSupported").asBoolean()
                || strategy.equals("ALL_SUPPORTED_RESOURCE_TYPES")) {
            return Optional.empty();
        }
        var excluded = group.path("exclusionByResourceTypes").path("resourceTypes");
        boolean excludes = strategy.equals("EXCLUSION_BY_RESOURCE_TYPES") || !excluded.isEmpty();
        boolean withoutBackups = excludes ? ofBackup(excluded) : !ofBackup(group.path("resourceTypes"));
        var what = "let configuration recorder " + recorder.path("name").asText("default")
                + (excludes ? " leave out types of resources" : " record chosen types of resources only")
                + (withoutBackups ? ", those of AWS Backup not among what it records" : "");
        return Optional.of(new Blinding(what, withoutBackups ? Severity.CRITICAL : Severity.MEDIUM));
    }

    private static boolean ofBackup(JsonNode types) {
        return StreamSupport.stream(types.spliterator(), false)
                .anyMatch(type -> type.asText().startsWith(OF_BACKUP));
    }
}
