package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A vault's access policy changes, and not by the platform; or it lets somebody in from outside, whoever did it. */
@Singleton
final class VaultPolicyIsChanged implements Detector {
    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-04",
                    "A vault's access policy was changed or deleted",
                    Severity.HIGH,
                    "backup:PutBackupVaultAccessPolicy",
                    "backup:DeleteBackupVaultAccessPolicy")
            .needing(Need.POSTURE, Need.REGISTER);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        var name = event.requested("backupVaultName").orElse("unknown");
        var document = Outsiders.document(event.request().path("policy"));
        var outsiders =
                document.map(one -> Outsiders.in(one, event.account(), around)).orElse(Outsiders.NOBODY);
        var before = SeenVault.named(around.baseline(event.account(), event.region()), name)
                .map(vault -> vault.accessPolicy().path("told"));
        boolean trusted = event.actor().filter(around::trusted).isPresent();
        if (!outsiders.any() && (trusted || onlyStricter(before, document))) {
            return Optional.empty();
        }
        var stakes = Stakes.ofVault(event, around, name);
        var what = event.name().startsWith("Delete")
                ? " deleted the access policy of vault " + name + "."
                : " changed the access policy of vault " + name + outsiders.sentence() + ".";
        var detection = Detection.of(SPEC, event)
                .severity(outsiders.everyone() ? Severity.CRITICAL : SPEC.severity())
                .resources(Vaults.about(event, name))
                .because(Words.who(event) + what)
                .impact("The policy says who may copy recovery points out and who may delete them. "
                        + stakes.sentence());
        var facts = Json.object().put("vault", name).put("vaultArn", Vaults.arn(event, name));
        facts.set("outsiders", Json.tree(outsiders.accounts()));
        before.filter(JsonNode::isObject).ifPresent(policy -> facts.set("before", policy));
        return Optional.of(stakes.on(detection, facts).build());
    }

    /** Whether the new policy forbids all that the old one did, and allows nothing that it did not. */
    private static boolean onlyStricter(Optional<JsonNode> before, Optional<JsonNode> now) {
        if (before.filter(JsonNode::isObject).isEmpty() || now.isEmpty()) {
            return false;
        }
        try {
            var old = PolicyDocument.of(before.get());
            var fresh = PolicyDocument.of(now.get());
            return old.statements().stream().filter(one -> !allows(one)).allMatch(fresh::contains)
                    && fresh.statements().stream()
                            .filter(VaultPolicyIsChanged::allows)
                            .allMatch(old::contains);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean allows(JsonNode statement) {
        return statement.path("Effect").asText().equals("Allow");
    }
}
