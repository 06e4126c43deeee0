package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.DetectorSpec.Takes;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Backups go to an account that is neither the organization's nor trusted, or to a Region that they must not be in. */
@Singleton
final class BackupsAreCopiedAway implements Detector {
    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-08",
                    "Backups are copied out of the organization",
                    Severity.CRITICAL,
                    "backup:StartCopyJob",
                    "backup:CreateBackupPlan",
                    "backup:UpdateBackupPlan",
                    "backup:CopyFromBackupVault",
                    "backup:CopyIntoBackupVault")
            .taking(Takes.BOTH)
            .needing(Need.REGISTER);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        var foreign = new TreeSet<String>();
        var astray = new TreeSet<String>();
        var allowed = around.expectations().allowedRegions();
        for (var destination : destinations(event)) {
            Arn.parse(destination).ifPresent(arn -> {
                if (arn.account().length() == 12 && Outsiders.outside(arn.account(), event.account(), around)) {
                    foreign.add(destination);
                } else if (!allowed.isEmpty() && !allowed.contains(arn.region())) {
                    astray.add(destination);
                }
            });
        }
        boolean refused = event.name().equals("CopyFromBackupVault") && event.denied();
        if (foreign.isEmpty() && astray.isEmpty() && !refused) {
            return Optional.empty();
        }
        var facts = Json.object().put("succeeded", event.succeeded());
        facts.set("outsideOrganization", Json.tree(foreign));
        facts.set("outsideRegions", Json.tree(astray));
        return Optional.of(Detection.of(SPEC, event)
                .severity(foreign.isEmpty() ? Severity.HIGH : SPEC.severity())
                .because(Words.who(event) + sentence(event, foreign, astray))
                .impact(
                        foreign.isEmpty()
                                ? "Backups leave the place where the organization's rules protect them."
                                : "Whoever owns that account reads everything that was backed up, and nothing here can"
                                        + " take it back.")
                .facts(facts)
                .build());
    }

    private static String sentence(AwsEvent event, TreeSet<String> foreign, TreeSet<String> astray) {
        var verb = event.succeeded() ? " has backups copied" : " tried to have backups copied, and failed,";
        if (!foreign.isEmpty()) {
            return verb + " to " + String.join(", ", foreign) + ", which is not in the organization.";
        }
        return astray.isEmpty()
                ? " was refused to copy recovery points out of a vault."
                : verb + " to " + String.join(", ", astray) + ", in a Region where backups must not be.";
    }

    private static List<String> destinations(AwsEvent event) {
        var all = new TreeSet<String>();
        event.requested("destinationBackupVaultArn").ifPresent(all::add);
        for (var rule : event.request().path("backupPlan").path("rules")) {
            rule.path("copyActions").forEach(copy -> add(copy.path("destinationBackupVaultArn"), all));
            add(rule.path("targetLogicallyAirGappedBackupVaultArn"), all);
        }
        return List.copyOf(all);
    }

    private static void add(JsonNode arn, TreeSet<String> all) {
        if (arn.isTextual()) {
            all.add(arn.asText());
        }
    }
}
