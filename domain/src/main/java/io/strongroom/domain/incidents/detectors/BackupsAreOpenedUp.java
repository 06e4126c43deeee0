package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somebody who is not the platform restores, or opens a way to read backups: taking data out looks exactly like that. */
@Singleton
final class BackupsAreOpenedUp implements Detector {
    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-09",
                    "Backups were restored or opened by an unusual principal",
                    Severity.MEDIUM,
                    "backup:StartRestoreJob",
                    "backup:GetRecoveryPointRestoreMetadata",
                    "backup:CreateBackupAccessPoint",
                    "backup:CreateRestoreAccessBackupVault")
            .needing(Need.REGISTER);

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        if (event.actor().filter(around::trusted).isPresent()) {
            return Optional.empty();
        }
        var odd = odd(event, around);
        boolean opens = event.name().startsWith("Create");
        var facts = Json.object();
        facts.set("odd", Json.tree(odd));
        return Optional.of(Detection.of(SPEC, event)
                .severity(opens || !odd.isEmpty() ? Severity.HIGH : SPEC.severity())
                .because(Words.who(event) + deed(event) + (odd.isEmpty() ? "" : ", " + String.join(", ", odd)) + ".")
                .impact("A restored copy can be read, shared and encrypted without touching the original."
                        + " The principal is none that is configured to restore.")
                .facts(facts)
                .build());
    }

    private static String deed(AwsEvent event) {
        var point = event.requested("recoveryPointArn").map(arn -> " " + arn).orElse("");
        return switch (event.name()) {
            case "StartRestoreJob" -> " restores recovery point" + point;
            case "GetRecoveryPointRestoreMetadata" -> " read how to restore recovery point" + point;
            case "CreateBackupAccessPoint" -> " opened an access point on backups";
            default -> " opened an air-gapped vault for restores";
        };
    }

    private static List<String> odd(AwsEvent event, Surroundings around) {
        var odd = new ArrayList<String>();
        var allowed = around.expectations().allowedRegions();
        if (!allowed.isEmpty() && !allowed.contains(event.region())) {
            odd.add("in " + event.region() + ", where backups must not be");
        }
        event.actor()
                .flatMap(actor -> actor.account())
                .filter(account -> Outsiders.outside(account, event.account(), around))
                .ifPresent(account -> odd.add("from account " + account + ", which is not in the organization"));
        if (event.actor().filter(actor -> actor.type().equals("Root")).isPresent()) {
            odd.add("as root");
        }
        var local = event.at().atOffset(ZoneOffset.UTC);
        if (local.getHour() < 5 || local.getHour() >= 21 || WEEKEND.contains(local.getDayOfWeek())) {
            odd.add("at night or on a weekend");
        }
        return odd;
    }
}
