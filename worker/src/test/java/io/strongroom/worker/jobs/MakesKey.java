package io.strongroom.worker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.RemediationSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A small remediation for tests: a key with alias and rotation, a closed bucket, and a lock when asked for. */
final class MakesKey implements Remediation {
    static final RemediationId ID = new RemediationId("makes-key");
    static final TaggedKey KEY = new TaggedKey("alias/test");
    static final KeyAlias ALIAS = new KeyAlias("alias/test");
    static final BucketPublicAccessBlock BLOCK = new BucketPublicAccessBlock("bucket");
    static final VaultLock LOCK = new VaultLock("vault");

    @Override
    public RemediationSpec spec() {
        return new RemediationSpec(
                ID,
                "A key",
                "A key.",
                "1",
                List.of(),
                RiskClass.R3,
                "yes",
                Json.object().put("type", "object"));
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(
                TaggedKey.class, KeyAlias.class, KeyRotation.class, BucketPublicAccessBlock.class, VaultLock.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        var facets = new LinkedHashSet<Facet>(List.of(KEY, ALIAS, BLOCK));
        soFar.seen(KEY)
                .ifPresent(key -> facets.add(new KeyRotation(key.path("keyArn").asText())));
        if (request.parameters().path("lock").asBoolean()) {
            facets.add(LOCK);
        }
        return facets;
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        var changes = new ArrayList<Change>();
        var key = snapshot.state(KEY);
        var ref = key.map(state -> state.path("keyArn").asText()).orElse(Change.madeBy(1));
        if (key.isEmpty()) {
            changes.add(Change.create(KEY, Json.object().put("description", "").put("multiRegion", false)));
        }
        var rotation = new KeyRotation(ref);
        var now = key.isEmpty() ? Optional.<JsonNode>of(Json.object().put("enabled", false)) : snapshot.state(rotation);
        put(changes, rotation, now, Json.object().put("enabled", true).put("periodDays", 365));
        put(changes, ALIAS, snapshot.state(ALIAS), Json.object().put("keyArn", ref));
        put(changes, BLOCK, snapshot.state(BLOCK), Json.object().put("blockPublicAcls", true));
        if (request.parameters().path("lock").asBoolean()) {
            var lock = Json.object().put("mode", "COMPLIANCE").put("minRetentionDays", 7);
            put(changes, LOCK, snapshot.state(LOCK), lock);
        }
        return Proposal.of(changes);
    }

    private static void put(List<Change> changes, WritableFacet facet, Optional<JsonNode> before, JsonNode after) {
        if (!io.strongroom.domain.changes.FacetRules.same(facet, before, Optional.of(after))) {
            changes.add(Change.put(facet, before, after));
        }
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        return Json.object().set("keyArn", snapshot.state(KEY).orElseThrow().get("keyArn"));
    }
}
