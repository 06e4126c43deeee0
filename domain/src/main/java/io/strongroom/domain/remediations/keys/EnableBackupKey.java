package io.strongroom.domain.remediations.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.KeyUse;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.ParameterFile;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.domain.remediations.Warning;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a key back from its deletion and lets it be used again: one step alone leaves the backups as unreadable as before. */
@Singleton
final class EnableBackupKey implements Remediation {
    /** States that a key comes back from by two calls. One whose material is gone, or lies elsewhere, does not. */
    private static final Set<String> RECOVERABLE =
            Set.of("Enabled", "Disabled", "PendingDeletion", "PendingReplicaDeletion");

    /** Tags by which people say that a key is switched off on purpose. */
    private static final Set<String> QUARANTINES = Set.of("quarantine", "strongroom:quarantine");

    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId("enable-backup-key"),
            "A backup key that can be used again",
            "Cancels the deletion of a key and enables it, which are two calls of KMS: after the first alone nothing can"
                    + " be restored yet. A key that is only disabled is enabled. Policy, grants, tags and rotation are left alone.",
            "2",
            List.of("R-03", "R-04"),
            RiskClass.R1,
            "The key is disabled again. A deletion that was scheduled before is not scheduled again: Strongroom schedules none of"
                    + " a key that it did not make.",
            ParameterFile.of("enable-backup-key"));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(KeyUse.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        var arn = request.text("keyArn");
        return elsewhere(request).isPresent()
                ? Set.of()
                : Set.of(new ReadOnlyFacet.Key(arn), new KeyUse(arn), new KeyTags(arn));
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        var arn = request.text("keyArn");
        var objection = elsewhere(request).or(() -> objection(arn, snapshot));
        if (objection.isPresent()) {
            return objection.get();
        }
        var before = snapshot.state(new KeyUse(arn));
        if (before.filter(use -> use.path("enabled").asBoolean()).isPresent()) {
            return Proposal.of(List.of());
        }
        var quarantine = quarantine(arn, snapshot);
        if (quarantine.isPresent()) {
            return quarantine.get();
        }
        var after = Json.object().put("enabled", true).put("pendingDeletion", false);
        return Proposal.of(
                List.of(Change.put(new KeyUse(arn), before, after)),
                List.of(new Warning(
                        "access-comes-back",
                        "Whoever the policy of " + arn
                                + " and its grants let can use it again. Were it disabled to stop"
                                + " somebody, stop them first.")));
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        var arn = request.text("keyArn");
        return Json.object()
                .put("keyArn", arn)
                .put(
                        "state",
                        snapshot.state(new ReadOnlyFacet.Key(arn))
                                .orElseThrow()
                                .path("state")
                                .asText());
    }

    private static Optional<Refused> elsewhere(RemediationRequest request) {
        var arn = request.text("keyArn");
        var account = request.target().accountId();
        return CustomerKey.misplaced(arn, request.target())
                .or(() -> Optional.of(Arn.of(arn))
                        .filter(key -> !key.account().equals(account.value()))
                        .map(key -> new Refused(
                                "key-of-another-account",
                                arn + " belongs to account " + key.account()
                                        + ", and only from there can it be enabled. Ask for this"
                                        + " remediation in that account.")));
    }

    private static Optional<Refused> objection(String arn, Snapshot snapshot) {
        var key = snapshot.state(new ReadOnlyFacet.Key(arn));
        if (key.isEmpty()) {
            return refused("key-missing", "There is no key " + arn + ". If it was deleted, nobody can bring it back.");
        }
        if (!key.get().path("manager").asText().equals("CUSTOMER")) {
            return refused("key-not-customer-managed", arn + " is managed by AWS, which alone enables it.");
        }
        var state = key.get().path("state").asText();
        return RECOVERABLE.contains(state)
                ? Optional.empty()
                : refused(
                        "key-unusable",
                        arn + " cannot be enabled now: its state is " + state
                                + ". Where its material is missing, import the same material again.");
    }

    private static Optional<Refused> quarantine(String arn, Snapshot snapshot) {
        return snapshot.state(new KeyTags(arn)).stream()
                .flatMap(tags -> QUARANTINES.stream().filter(tags::has))
                .findFirst()
                .map(tag -> new Refused(
                        "key-is-quarantined",
                        arn + " carries the tag " + tag + ": somebody keeps it from being used on purpose. Take the tag"
                                + " away when that is over, then ask again."));
    }

    private static Optional<Refused> refused(String code, String reason) {
        return Optional.of(new Refused(code, reason));
    }
}
