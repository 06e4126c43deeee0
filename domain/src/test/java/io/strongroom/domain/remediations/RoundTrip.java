package io.strongroom.domain.remediations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.inventory.Facet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold for every remediation on every state: once applied nothing is left to do, and a roll-back brings back what was. */
public final class RoundTrip {
    private final Remediation remediation;
    private final RemediationRequest request;
    private final FacetWorld world;
    private Map<Facet, JsonNode> before = Map.of();
    private List<Change> applied = List.of();

    public RoundTrip(Remediation remediation, RemediationRequest request, FacetWorld world) {
        this.remediation = remediation;
        this.request = request;
        this.world = world;
    }

    public Proposal plan() {
        return remediation.plan(request, world.snapshot(remediation, request));
    }

    /** The changes, applied; empty when the plan was refused. */
    public Optional<List<Change>> applyOnce() {
        if (!(plan() instanceof Proposal.Changes(var changes, var warnings))) {
            return Optional.empty();
        }
        before = world.states();
        applied = world.apply(changes);
        return Optional.of(changes);
    }

    public void nothingIsLeftToDo() {
        assertEquals(Proposal.of(List.of()), plan());
        var snapshot = world.snapshot(remediation, request);
        assertEquals(remediation.outputs(request, snapshot), remediation.outputs(request, snapshot));
    }

    public void rollBackBringsBackWhatWas() {
        world.rollBack(applied);
        var all = new HashSet<>(before.keySet());
        all.addAll(world.states().keySet());
        for (var facet : all) {
            if (facet instanceof WritableFacet writable) {
                var was = Optional.ofNullable(before.get(facet));
                assertTrue(
                        FacetRules.same(writable, was, world.state(facet)),
                        () -> facet + " was " + was + " and came back as " + world.state(facet));
            }
        }
    }
}
