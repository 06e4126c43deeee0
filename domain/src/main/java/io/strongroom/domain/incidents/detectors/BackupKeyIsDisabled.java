package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key that backups rest on is disabled, on its way out, or changed so that they may not be read with it. Destroying one
 * key destroys every recovery point that it encrypts, locks or no locks.
 */
@Singleton
final class BackupKeyIsDisabled implements Detector {
    private static final Set<String> FATAL = Set.of("DisableKey", "ScheduleKeyDeletion", "DeleteImportedKeyMaterial");

    /** Keys of one account encrypt the backups of others, and what those hold is in their own baselines. */
    private static final String ELSEWHERE =
            "No backup of this account and Region rests on it; whether one of another account does could not be told.";

    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-10",
                    "A key that protects backups was disabled, deleted or changed",
                    Severity.CRITICAL,
                    "kms:DisableKey",
                    "kms:ScheduleKeyDeletion",
                    "kms:DeleteImportedKeyMaterial",
                    "kms:PutKeyPolicy",
                    "kms:RevokeGrant",
                    "kms:DisableKeyRotation")
            .needing(Need.POSTURE);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        boolean fatal = FATAL.contains(event.name());
        if (!fatal && event.actor().filter(around::trusted).isPresent()) {
            return Optional.empty();
        }
        var baseline = around.baseline(event.account(), event.region());
        var key = KeyName.of(event, baseline);
        var stakes = Stakes.onKey(event, around, key);
        boolean ofVault = ofVault(baseline, key);
        boolean nothingHere = !key.vague() && !ofVault && stakes.none() && SeenVault.readIn(baseline);
        if (nothingHere && !fatal) {
            return Optional.empty();
        }
        boolean sure = ofVault
                || stakes.radius().filter(known -> known.recoveryPoints() > 0).isPresent();
        var detection = Detection.of(SPEC, event)
                .severity(nothingHere ? Severity.MEDIUM : severity(event, fatal, sure))
                .resources(about(event, key))
                .because(Words.who(event) + deed(event) + key.shown() + window(event) + ".")
                .impact((nothingHere ? ELSEWHERE : stakes.sentence())
                        + (ofVault ? " A vault is encrypted with it: no backup can be written there either." : ""));
        return Optional.of(stakes.on(detection, facts(event, key).put("encryptsVault", ofVault))
                .build());
    }

    private static ObjectNode facts(AwsEvent event, KeyName key) {
        var facts = Json.object().put("key", key.shown()).put("call", event.name());
        key.arn(event).ifPresent(arn -> facts.put("keyArn", arn));
        return facts;
    }

    /** Not knowing what rests on a key is one step less than knowing that something does. */
    private static Severity severity(AwsEvent event, boolean fatal, boolean sure) {
        if (fatal) {
            return sure ? Severity.CRITICAL : Severity.HIGH;
        }
        return sure && !event.name().equals("DisableKeyRotation") ? Severity.HIGH : Severity.MEDIUM;
    }

    private static List<String> about(AwsEvent event, KeyName key) {
        return event.resources().isEmpty() ? List.of(key.shown()) : event.resources();
    }

    private static boolean ofVault(Optional<Baseline> baseline, KeyName key) {
        return baseline.stream()
                .flatMap(seen -> seen.of(Kinds.VAULTS).values().stream())
                .anyMatch(vault -> key.names(vault.path("kmsKeyArn").asText()));
    }

    private static String deed(AwsEvent event) {
        return switch (event.name()) {
            case "DisableKey" -> " disabled key ";
            case "ScheduleKeyDeletion" -> " scheduled the deletion of key ";
            case "DeleteImportedKeyMaterial" -> " deleted the material of key ";
            case "PutKeyPolicy" -> " changed the policy of key ";
            case "RevokeGrant" -> " revoked a grant of key ";
            default -> " stopped the rotation of key ";
        };
    }

    private static String window(AwsEvent event) {
        return event.name().equals("ScheduleKeyDeletion")
                ? ", to happen in " + event.requested("pendingWindowInDays").orElse("30") + " days"
                : "";
    }
}
