package io.strongroom.domain.remediations.vaults;

import static io.strongroom.domain.remediations.Given.changes;
import static io.strongroom.domain.remediations.Given.maybe;
import static io.strongroom.domain.remediations.Given.oneOf;
import static io.strongroom.domain.remediations.Given.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultTags;
import io.strongroom.domain.inventory.ReadOnlyFacet.Key;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import io.strongroom.domain.remediations.Given;
import io.strongroom.domain.remediations.ParameterSchema;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.RemediationLaws;
import io.strongroom.domain.remediations.RemediationRequest;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreateBackupVaultTest {
    private final CreateBackupVault remediation = new CreateBackupVault();
    private final FacetWorld world = Given.world();
    private final String key = world.makeKey();

    @Test
    void aNewVaultHasItsKeyAndTagsFromTheStart() {
        var plan = changes(remediation, world, request());
        assertEquals(
                List.of(new Vault("gold")),
                plan.changes().stream().map(Change::facet).toList());
        assertEquals(
                RiskClass.R0,
                Plan.of(request(), plan.changes(), List.of(), Given.NOW).riskClass());
        world.apply(plan.changes());
        assertEquals(
                Json.object().put("Team", "storage").put("ManagedBy", "Strongroom"),
                world.state(new VaultTags("gold")).orElseThrow());
        assertEquals(List.of(), changes(remediation, world, request()).changes());
        assertEquals(
                Json.object().put("vaultArn", "arn:aws:backup:eu-west-1:123456789012:backup-vault:gold"),
                remediation.outputs(request(), world.snapshot(remediation, request())));
    }

    @Test
    void tagsOfAnExistingVaultAreMerged() {
        world.make(new Vault("gold"), vault(key));
        world.apply(changes(remediation, world, request()).changes());
        assertEquals(
                Json.object().put("Owner", "payments").put("Team", "storage").put("ManagedBy", "Strongroom"),
                world.state(new VaultTags("gold")).orElseThrow());
    }

    @Test
    void aVaultOnAnotherKeyIsRefused() {
        world.make(new Vault("gold"), vault(world.makeKey()));
        assertEquals("vault-key-is-for-ever", refusal(remediation, world, request()));
    }

    @Test
    void aKeyOfAnotherAccountIsAllowedWithAWarning() {
        var foreign = key.replace("123456789012", "210987654321");
        var state = world.state(new Key(key)).orElseThrow();
        world.with(new Key(foreign), FacetWorld.having(state, "keyArn", Json.tree(foreign)));
        var plan = changes(
                remediation, world, Given.request(remediation, parameters().put("kmsKeyArn", foreign)));
        assertEquals("key-of-another-account", plan.warnings().get(0).code());
    }

    @Test
    void badNamesAndTagsAreRefusedByTheSchema() {
        var schema = new ParameterSchema(remediation.spec().parameters());
        for (var bad : List.of("x", "my vault", "a.b", "v".repeat(51), "ab\n", "<script>")) {
            assertFalse(schema.check(parameters().put("vaultName", bad), "").isEmpty(), bad);
        }
        for (var bad : List.of("aws:x", "AWS:x", "a<b", "")) {
            var parameters = parameters();
            parameters.set("tags", Json.object().put(bad, "v"));
            assertFalse(schema.check(parameters, "").isEmpty(), bad);
        }
        assertEquals(List.of(), schema.check(parameters(), ""));
    }

    @Test
    void lawsHoldInRandomWorlds() {
        var seen = RemediationLaws.hold(
                remediation,
                this::random,
                applied -> applied.before().forEach((facet, was) -> {
                    if (facet instanceof VaultTags) {
                        was.fieldNames()
                                .forEachRemaining(name -> assertTrue(applied.world()
                                        .state(facet)
                                        .orElseThrow()
                                        .has(name)));
                    }
                }));
        assertTrue(seen.keySet().containsAll(Set.of("changes", "nothing", "vault-key-is-for-ever")), seen::toString);
    }

    @Test
    void deniedReadsAreNoStatesInRandomWorlds() {
        RemediationLaws.deniedReadsAreNoStates(remediation, this::random);
    }

    private RemediationLaws.Case random(Random random) {
        var place = Given.world();
        var itsKey = place.makeKey();
        var parameters = Json.object().put("vaultName", "gold").put("kmsKeyArn", itsKey);
        maybe(random, "a", "b", "c")
                .ifPresent(value -> parameters.set("tags", Json.object().put("Team", value)));
        if (random.nextInt(4) > 0) {
            place.make(new Vault("gold"), vault(random.nextInt(4) == 0 ? place.makeKey() : itsKey));
            var tags = Json.object();
            maybe(random, "Owner", "Team").ifPresent(name -> tags.put(name, oneOf(random, "a", "b")));
            maybe(random, "Strongroom", "terraform").ifPresent(value -> tags.put("ManagedBy", value));
            place.with(new VaultTags("gold"), tags);
        }
        return new RemediationLaws.Case(place, Given.request(remediation, parameters));
    }

    private static ObjectNode vault(String itsKey) {
        var state = Json.object().put("kmsKeyArn", itsKey);
        state.set("tags", Json.object().put("Owner", "payments"));
        return state;
    }

    private ObjectNode parameters() {
        var parameters = Json.object().put("vaultName", "gold").put("kmsKeyArn", key);
        parameters.set("tags", Json.object().put("Team", "storage"));
        return parameters;
    }

    private RemediationRequest request() {
        return Given.request(remediation, parameters());
    }
}
