package io.strongroom.domain.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Reading;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One account and Region as nothing but facet states, in memory. It applies changes as the engine does (as wanted: skip; not
 * as planned: stale) and, through {@link FacetCoupling}, keeps true what AWS keeps true between facets.
 */
public final class FacetWorld {
    private final Target target;
    private Instant now;
    private final Map<Facet, JsonNode> states = new LinkedHashMap<>();
    private final Map<Facet, Reading> failures = new HashMap<>();
    private final FacetCoupling coupling;

    public FacetWorld(Target target, Instant now) {
        this.target = target;
        this.now = now;
        this.coupling = new FacetCoupling(target, states);
    }

    public Target target() {
        return target;
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Puts a state there as it is, without anything that would come with it. */
    public FacetWorld with(Facet facet, JsonNode state) {
        states.put(facet, state);
        return this;
    }

    public FacetWorld without(Facet facet) {
        states.remove(facet);
        return this;
    }

    /** Makes something as AWS would, with all that comes with it. */
    public Optional<String> make(WritableFacet facet, JsonNode state) {
        return coupling.put(facet, state, now);
    }

    /** A customer managed key that can be used, without alias or special tags. */
    public String makeKey() {
        return coupling.makeKey(Json.object());
    }

    public FacetWorld deny(Facet facet, String action) {
        failures.put(
                facet,
                new Reading.Denied(action, "request-of-" + facet.getClass().getSimpleName()));
        return this;
    }

    public Optional<JsonNode> state(Facet facet) {
        if (facet instanceof ReadOnlyFacet.Key(var ref)) {
            return key(ref);
        }
        return Optional.ofNullable(states.get(facet));
    }

    /** All that is there now. */
    public Map<Facet, JsonNode> states() {
        return Map.copyOf(states);
    }

    public Snapshot snapshot(Set<? extends Facet> facets) {
        var readings = new HashMap<Facet, Reading>();
        facets.forEach(facet -> readings.put(facet, read(facet)));
        return new Snapshot(target.accountId(), target.region(), now, readings);
    }

    /** All that the remediation wants to read, however often it asks. */
    public Snapshot snapshot(Remediation remediation, RemediationRequest request) {
        var readings = new HashMap<Facet, Reading>();
        var soFar = new Snapshot(target.accountId(), target.region(), now, readings);
        for (int round = 0; round < 10; round++) {
            var missing = Planning.missing(remediation, request, soFar);
            if (missing.isEmpty()) {
                return soFar;
            }
            missing.forEach(facet -> readings.put(facet, read(facet)));
            soFar = new Snapshot(target.accountId(), target.region(), now, readings);
        }
        throw new AssertionError(remediation.spec().id() + " never has read enough");
    }

    /**
     * Applies a plan.
     *
     * @return the changes as carried out, stand-ins resolved, without those that were as wanted already
     * @throws IllegalStateException when a facet is neither as planned nor as wanted
     */
    public List<Change> apply(List<Change> changes) {
        var applied = new ArrayList<Change>();
        var made = new HashMap<Integer, String>();
        for (int n = 1; n <= changes.size(); n++) {
            var change = changes.get(n - 1).resolved(made);
            var current = state(change.facet());
            if (!FacetRules.same(change.facet(), current, change.after())) {
                if (!FacetRules.same(change.facet(), current, change.before())) {
                    throw new IllegalStateException("stale: " + change + " but is " + current);
                }
                applied.add(new Change(change.facet(), current, change.after()));
                write(change);
            }
            int place = n;
            coupling.arn(change.facet()).ifPresent(arn -> made.put(place, arn));
        }
        return applied;
    }

    /** Undoes what {@link #apply} gave back, last first. */
    public void rollBack(List<Change> applied) {
        applied.reversed().forEach(change -> write(change.inverse()));
    }

    private void write(Change change) {
        if (change.after().isPresent()) {
            coupling.put(change.facet(), change.after().get(), now);
        } else if (change.facet() instanceof BucketVersioning) {
            states.put(change.facet(), Json.object().put("status", "Suspended"));
        } else {
            coupling.delete(change.facet());
        }
    }

    private Reading read(Facet facet) {
        var failure = failures.get(facet);
        return failure != null
                ? failure
                : state(facet).<Reading>map(Reading.Present::new).orElseGet(Reading.Absent::new);
    }

    private Optional<JsonNode> key(String ref) {
        var name = ref.startsWith("arn:") && ref.contains(":alias/") ? ref.substring(ref.indexOf(":alias/") + 1) : ref;
        if (name.startsWith("alias/")) {
            return Optional.ofNullable(states.get(new KeyAlias(name)))
                    .map(alias -> states.get(
                            new ReadOnlyFacet.Key(alias.path("keyArn").asText())));
        }
        var arn = ref.startsWith("arn:") ? ref : coupling.keyArn(ref);
        return Optional.ofNullable(states.get(new ReadOnlyFacet.Key(arn)));
    }

    /** A state with one field set otherwise. */
    public static ObjectNode having(JsonNode state, String field, JsonNode value) {
        ObjectNode copy = state.deepCopy();
        copy.set(field, value);
        return copy;
    }
}
