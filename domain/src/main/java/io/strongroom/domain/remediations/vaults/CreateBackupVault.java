package io.strongroom.domain.remediations.vaults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultTags;
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
import io.strongroom.domain.remediations.keys.CustomerKey;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a backup vault on a key of one's own. */
@Singleton
final class CreateBackupVault implements Remediation {
    private static final int MOST_TAGS = 50;

    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId("create-backup-vault"),
            "A backup vault on your own key",
            "Makes an AWS Backup vault that encrypts with the given customer managed key, and tags it. A vault that is"
                    + " there already keeps its other tags, its access policy and its lock; one on another key is"
                    + " refused, for a vault's key is for ever.",
            "1",
            List.of("R-07"),
            RiskClass.R0,
            "A vault that was made is deleted while it is empty and not locked; tags go back to what they were.",
            ParameterFile.of("create-backup-vault"));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(Vault.class, VaultTags.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        var name = request.text("vaultName");
        var facets = new LinkedHashSet<Facet>(CustomerKey.reads(key(request), request.target()));
        facets.add(new Vault(name));
        if (soFar.seen(new Vault(name)).isPresent()) {
            facets.add(new VaultTags(name));
        }
        return facets;
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        var name = request.text("vaultName");
        var objection = CustomerKey.objection(key(request), request.target(), snapshot);
        if (objection.isPresent()) {
            return objection.get();
        }
        var warnings = CustomerKey.warnings(key(request), request.target());
        var vault = snapshot.state(new Vault(name));
        if (vault.isEmpty()) {
            var state = Json.object().put("kmsKeyArn", key(request));
            state.set("tags", tags(request, Json.object()));
            return Proposal.of(List.of(Change.create(new Vault(name), state)), warnings);
        }
        var itsKey = vault.get().path("kmsKeyArn").asText();
        if (!itsKey.equals(key(request))) {
            return new Refused(
                    "vault-key-is-for-ever",
                    "The vault " + name + " is there already and encrypts with "
                            + (itsKey.isEmpty() ? "a key of AWS" : itsKey)
                            + ". A vault's key cannot be changed: make a vault of another name.");
        }
        var current = snapshot.state(new VaultTags(name)).orElseGet(Json::object);
        var wanted = tags(request, current);
        if (wanted.size() > MOST_TAGS) {
            return new Refused("too-many-tags", "The vault " + name + " would have more than 50 tags.");
        }
        return Proposal.of(
                wanted.equals(current)
                        ? List.of()
                        : List.of(Change.put(new VaultTags(name), Optional.of(current), wanted)),
                warnings);
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        var vault = snapshot.state(new Vault(request.text("vaultName"))).orElseThrow();
        return Json.object().put("vaultArn", vault.path("arn").asText());
    }

    private static ObjectNode tags(RemediationRequest request, JsonNode current) {
        ObjectNode tags = current.deepCopy();
        request.parameters().path("tags").properties().forEach(tag -> tags.set(tag.getKey(), tag.getValue()));
        if (!tags.has("ManagedBy")) {
            tags.put("ManagedBy", "Strongroom");
        }
        return tags;
    }

    private static String key(RemediationRequest request) {
        return request.text("kmsKeyArn");
    }
}
