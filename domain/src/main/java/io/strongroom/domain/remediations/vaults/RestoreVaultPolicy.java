package io.strongroom.domain.remediations.vaults;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultPolicy;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.ActingAs;
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

/** Puts a vault's access policy back to one that is known to be good, as a whole: what crept in goes. */
@Singleton
final class RestoreVaultPolicy implements Remediation {
    private static final List<String> KEPT =
            List.of("backup:PutBackupVaultAccessPolicy", "backup:DeleteBackupVaultAccessPolicy");

    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId("restore-vault-policy"),
            "The access policy that a vault had when it was last good",
            "Replaces the access policy of a vault by the given one, such as that of the last assessment before an incident."
                    + " Statements that came since go. Lock, key, tags and recovery points are left alone.",
            "3",
            List.of("R-15", "R-19"),
            RiskClass.R2,
            "The policy goes back to what was there, or away when there was none.",
            ParameterFile.of("restore-vault-policy"));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(VaultPolicy.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        var vault = new Vault(name(request));
        return soFar.seen(vault).isPresent()
                ? Set.of(new ReadOnlyFacet.Caller(), vault, new VaultPolicy(name(request)))
                : Set.of(new ReadOnlyFacet.Caller(), vault);
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        if (snapshot.state(new Vault(name(request))).isEmpty()) {
            return new Refused("vault-missing", "There is no vault " + name(request) + ".");
        }
        var wanted = document(request);
        if (wanted.isEmpty()) {
            return new Refused(
                    "policy-malformed",
                    "This is no policy document. Give the JSON that AWS Backup gave for the vault.");
        }
        var objection = objection(request, wanted.get(), snapshot);
        if (objection.isPresent()) {
            return objection.get();
        }
        var before = snapshot.state(new VaultPolicy(name(request)));
        if (before.filter(policy -> PolicyDocument.of(policy).meansTheSameAs(wanted.get()))
                .isPresent()) {
            return Proposal.of(List.of());
        }
        return Proposal.of(
                List.of(Change.put(
                        new VaultPolicy(name(request)), before, wanted.get().document())),
                List.of(
                        new Warning(
                                "policy-is-replaced",
                                "The whole policy of " + name(request)
                                        + " is replaced. What was rightly allowed since the given one was read has to be allowed anew.")));
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        return Json.object()
                .put(
                        "vaultArn",
                        snapshot.state(new Vault(name(request)))
                                .orElseThrow()
                                .path("arn")
                                .asText());
    }

    private static Optional<Refused> objection(RemediationRequest request, PolicyDocument wanted, Snapshot snapshot) {
        if (PolicyReach.allowsEveryone(wanted)) {
            return Optional.of(new Refused(
                    "policy-opens-up",
                    "The policy lets everybody in, without a condition. Such a one is not put on a vault."));
        }
        for (var caller : ActingAs.arns(snapshot)) {
            for (var action : KEPT) {
                if (PolicyReach.deniesOutright(wanted, action, caller)) {
                    return Optional.of(new Refused(
                            "policy-locks-out",
                            "The policy denies " + action + " on " + name(request) + " to " + caller
                                    + ", so it could not be undone. Put it back as somebody whom it lets."));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<PolicyDocument> document(RemediationRequest request) {
        try {
            return Optional.of(PolicyDocument.of(request.parameters().path("policy")))
                    .filter(policy -> !policy.statements().isEmpty());
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static String name(RemediationRequest request) {
        return request.text("vaultName");
    }
}
