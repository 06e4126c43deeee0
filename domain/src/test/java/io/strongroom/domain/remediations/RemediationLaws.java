package io.strongroom.domain.remediations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.KeyUse;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Unreadable;
import io.strongroom.domain.json.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** What must hold for every remediation, whatever the state and the parameters. */
public final class RemediationLaws {
    public static final int CASES = 1_000;

    private RemediationLaws() {}

    /** One state with one request. */
    public record Case(FacetWorld world, RemediationRequest request) {}

    /** A case before and after its plan was applied, for what a remediation must never weaken. */
    public record Applied(Map<Facet, JsonNode> before, FacetWorld world, RemediationRequest request) {}

    /**
     * For {@link #CASES} random cases: the plan of what a plan brought about is empty, outputs are the same on a repeat, and
     * rolling back gives back what was there.
     *
     * @return how often it proposed changes, nothing, or refused with which code
     */
    public static Map<String, Integer> hold(
            Remediation remediation, Function<Random, Case> cases, Consumer<Applied> neverWeaker) {
        var seen = new TreeMap<String, Integer>();
        for (long seed = 0; seed < CASES; seed++) {
            var one = cases.apply(new Random(seed));
            var errors = new ParameterSchema(remediation.spec().parameters())
                    .check(one.request().parameters(), "");
            assertTrue(errors.isEmpty(), () -> "not valid parameters: " + errors);
            var outcome = switch (plan(remediation, one)) {
                case Proposal.Refused refused -> refused.code();
                case Proposal.Changes changes -> {
                    hold(remediation, one, changes, neverWeaker, "seed " + seed);
                    yield changes.changes().isEmpty() ? "nothing" : "changes";
                }
            };
            seen.merge(outcome, 1, Integer::sum);
        }
        assertTrue(seen.getOrDefault("changes", 0) > CASES / 5, () -> "too few plans to trust: " + seen);
        return seen;
    }

    /** For 100 random cases: when any one facet cannot be read, it does not plan as if it were absent. */
    public static void deniedReadsAreNoStates(Remediation remediation, Function<Random, Case> cases) {
        for (long seed = 0; seed < 100; seed++) {
            var one = cases.apply(new Random(seed));
            var proposal = plan(remediation, one);
            var facets =
                    one.world().snapshot(remediation, one.request()).readings().keySet();
            for (var facet : facets) {
                var denied = cases.apply(new Random(seed));
                denied.world().deny(facet, "service:Read");
                try {
                    assertEquals(proposal, plan(remediation, denied), "seed " + seed + ", denied " + facet);
                } catch (Unreadable unreadable) {
                    assertEquals(facet, unreadable.facet());
                }
            }
        }
    }

    public static Proposal plan(Remediation remediation, Case one) {
        return remediation.plan(one.request(), one.world().snapshot(remediation, one.request()));
    }

    private static void hold(
            Remediation remediation, Case one, Proposal.Changes plan, Consumer<Applied> neverWeaker, String label) {
        var world = one.world();
        var before = world.states();
        assertEquals(plan, plan(remediation, one), label + ": equal input, other plan");
        plan.changes()
                .forEach(change -> assertTrue(
                        remediation.changes().contains(change.facet().getClass()),
                        () -> label + ": does not say that it changes " + change.facet()));
        var applied = world.apply(plan.changes());
        assertEquals(plan.changes().size(), applied.size(), label + ": a change that changes nothing");
        neverWeaker.accept(new Applied(before, world, one.request()));
        var outputs = outputs(remediation, one);
        assertEquals(List.of(), changes(remediation, one), label);
        world.pass(Duration.ofMinutes(1));
        assertEquals(List.of(), changes(remediation, one), label + ": a minute later");
        assertEquals(outputs, outputs(remediation, one), label);
        assertFalse(outputs.isEmpty(), label);
        world.rollBack(applied);
        sameAsBefore(before, world, label);
    }

    private static List<?> changes(Remediation remediation, Case one) {
        return switch (plan(remediation, one)) {
            case Proposal.Changes changes -> changes.changes();
            case Proposal.Refused refused -> throw new AssertionError("refused what it made: " + refused);
        };
    }

    private static JsonNode outputs(Remediation remediation, Case one) {
        return remediation.outputs(one.request(), one.world().snapshot(remediation, one.request()));
    }

    /**
     * All that can be written is as it was. Three things cannot come back: versioning that was never on becomes suspended, a key
     * that was made is on its way to deletion, and one that was on its way is not sent on it again.
     */
    private static void sameAsBefore(Map<Facet, JsonNode> before, FacetWorld world, String label) {
        var all = new HashSet<>(before.keySet());
        all.addAll(world.states().keySet());
        for (var facet : all) {
            if (!(facet instanceof WritableFacet writable) || goingToBeDeleted(writable, world)) {
                continue;
            }
            var was = Optional.ofNullable(before.get(facet));
            if (facet instanceof BucketVersioning && was.isEmpty()) {
                was = Optional.of(Json.object().put("status", "Suspended"));
            }
            if (facet instanceof KeyUse) {
                was = was.map(use -> FacetWorld.having(
                        use, "pendingDeletion", world.state(facet).orElseThrow().path("pendingDeletion")));
            }
            assertTrue(
                    FacetRules.same(writable, was, world.state(facet)),
                    label + ": " + facet + " was " + was + " and is " + world.state(facet));
        }
    }

    private static boolean goingToBeDeleted(WritableFacet facet, FacetWorld world) {
        var key = switch (facet) {
            case KeyPolicy(var ref) -> ref;
            case KeyTags(var ref) -> ref;
            case KeyRotation(var ref) -> ref;
            case KeyUse(var ref) -> ref;
            default -> "";
        };
        return world.state(new ReadOnlyFacet.Key(key))
                .filter(state -> state.path("state").asText().equals("PendingDeletion"))
                .isPresent();
    }
}
