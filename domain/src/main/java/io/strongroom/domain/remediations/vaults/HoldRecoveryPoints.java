package io.strongroom.domain.remediations.vaults;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.LegalHold;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.inventory.Facet;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds what a vault has, so that nobody and no retention takes it away until the hold is cancelled. */
@Singleton
final class HoldRecoveryPoints implements Remediation {
    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId("hold-recovery-points"),
            "A legal hold on what a vault keeps",
            "Puts a legal hold on the recovery points of a vault that were made in a span of time. While it stands AWS deletes"
                    + " none of them, neither by hand nor when their retention ends. The recovery points themselves are left alone.",
            "3",
            List.of("R-33"),
            RiskClass.R1,
            "The hold is cancelled; its record stays for a year. What has outlived its retention meanwhile is deleted then.",
            ParameterFile.of("hold-recovery-points"));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(LegalHold.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        return Set.of(new Vault(vault(request)), hold(request));
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        if (snapshot.state(new Vault(vault(request))).isEmpty()) {
            return new Refused("vault-missing", "There is no vault " + vault(request) + ".");
        }
        var from = moment(request, "from");
        var to = moment(request, "to");
        if (!from.isBefore(to) || to.isAfter(snapshot.takenAt())) {
            return new Refused(
                    "span-of-time",
                    "A hold reaches from a moment to a later one that has passed, not from " + from + " to " + to
                            + ".");
        }
        var wanted = Json.object().put("description", "Held by Strongroom: " + request.text("reason"));
        wanted.set("vaultNames", Json.array().add(vault(request)));
        wanted.put("from", from.toString()).put("to", to.toString());
        var current = snapshot.state(hold(request));
        if (FacetRules.same(hold(request), current, Optional.of(wanted))) {
            return Proposal.of(List.of());
        }
        if (current.isPresent()) {
            return new Refused(
                    "title-taken",
                    "There is another legal hold called " + request.text("title")
                            + ", and a hold cannot be changed. Choose another title.");
        }
        return Proposal.of(
                List.of(Change.create(hold(request), wanted)),
                List.of(new Warning(
                        "held-until-cancelled",
                        "Recovery points in " + vault(request) + " that were made from " + from + " to " + to
                                + " are kept, and paid for, until the hold is cancelled.")));
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        var state = snapshot.state(hold(request)).orElseThrow();
        return Json.object().put("legalHoldArn", state.path("arn").asText());
    }

    private static LegalHold hold(RemediationRequest request) {
        return new LegalHold(request.text("title"));
    }

    private static String vault(RemediationRequest request) {
        return request.text("vaultName");
    }

    private static Instant moment(RemediationRequest request, String parameter) {
        return Instant.parse(request.text(parameter));
    }
}
