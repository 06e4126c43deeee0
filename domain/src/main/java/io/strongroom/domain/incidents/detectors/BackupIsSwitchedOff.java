package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** AWS Backup is told to leave a kind of resource alone, or its rules for the whole organization change. */
@Singleton
final class BackupIsSwitchedOff implements Detector {
    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-07",
                    "AWS Backup was switched off for a type, or its global settings changed",
                    Severity.HIGH,
                    "backup:UpdateRegionSettings",
                    "backup:UpdateGlobalSettings")
            .needing(Need.POSTURE);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        if (event.name().equals("UpdateGlobalSettings")) {
            var settings = event.request().path("globalSettings");
            return Optional.of(Detection.of(SPEC, event)
                    .resources(List.of("global-settings"))
                    .because(Words.who(event) + " changed the global settings of AWS Backup to " + Json.write(settings)
                            + ".")
                    .impact("They decide whether backups can be copied to other accounts at all, and whether more than"
                            + " one person has to agree.")
                    .facts(Json.object().set("settings", settings))
                    .build());
        }
        var off = off(event, around);
        if (off.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Detection.of(SPEC, event)
                .resources(List.of("region-settings/" + event.region()))
                .because(Words.who(event) + " switched AWS Backup off in " + event.region() + " for "
                        + String.join(", ", off) + ".")
                .impact("Plans go on and back up nothing of these types; no job fails that would tell.")
                .facts(Json.object().set("off", Json.tree(off)))
                .build());
    }

    /** The console sends every type each time: those that were off before are no news. */
    private static TreeSet<String> off(AwsEvent event, Surroundings around) {
        var off = new TreeSet<String>();
        var before = around.baseline(event.account(), event.region())
                .flatMap(
                        seen -> seen.of(Kinds.BACKUP_SETTINGS).values().stream().findFirst());
        preferences(event, "resourceTypeOptInPreference", before.map(one -> one.path("optedIn")), off);
        preferences(event, "resourceTypeManagementPreference", before.map(one -> one.path("managed")), off);
        return off;
    }

    private static void preferences(AwsEvent event, String field, Optional<JsonNode> before, TreeSet<String> off) {
        event.request().path(field).properties().forEach(type -> {
            boolean was =
                    before.map(one -> one.path(type.getKey()).asBoolean(true)).orElse(true);
            if (!type.getValue().asBoolean(true) && was) {
                off.add(type.getKey());
            }
        });
    }
}
