package io.strongroom.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.RemediationSpec;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** A remediation with a parameter of every kind that a form can show. It changes nothing. */
@Singleton
public class ShowEveryField implements Remediation {
    private static final JsonNode SCHEMA = Json.parse("""
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,
             "required":["alias"],"properties":{
              "alias":{"type":"string","title":"Alias","description":"Name of the key.","pattern":"^[a-z-]{3,20}$","examples":["backup-key"]},
              "days":{"type":"integer","title":"Days","minimum":1,"maximum":90,"default":30},
              "level":{"enum":["READ","WRITE"],"title":"Level","default":"READ"},
              "rotation":{"type":"boolean","title":"Rotate yearly","default":true},
              "services":{"type":"array","title":"Services","items":{"type":"string","pattern":"^[a-z.]+$"}},
              "tags":{"type":"object","title":"Tags","additionalProperties":{"type":"string","maxLength":10}}}}
            """);

    @Override
    public RemediationSpec spec() {
        return new RemediationSpec(
                World.REMEDIATION,
                "Show every field",
                "Changes nothing. Its form has a field of every kind.",
                "1",
                List.of("R-01"),
                RiskClass.R3,
                "Nothing to roll back.",
                SCHEMA);
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of();
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        return Set.of();
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        return Proposal.of(List.of());
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        return Json.object();
    }
}
