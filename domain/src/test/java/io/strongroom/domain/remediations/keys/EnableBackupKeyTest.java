package io.strongroom.domain.remediations.keys;

import static io.strongroom.domain.remediations.Given.changes;
import static io.strongroom.domain.remediations.Given.oneOf;
import static io.strongroom.domain.remediations.Given.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.KeyUse;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import io.strongroom.domain.remediations.Given;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.RemediationLaws;
import io.strongroom.domain.remediations.RemediationRequest;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnableBackupKeyTest {
    private final EnableBackupKey remediation = new EnableBackupKey();
    private final FacetWorld world = Given.world();
    private final String key = world.makeKey();

    @Test
    void aKeyThatIsAboutToBeDeletedIsTakenBackAndEnabled() {
        standing(world, key, "PendingDeletion");
        var plan = changes(remediation, world, request(key));
        assertEquals(
                List.of(Change.put(
                        new KeyUse(key),
                        Optional.of(Json.object().put("enabled", false).put("pendingDeletion", true)),
                        Json.object().put("enabled", true).put("pendingDeletion", false))),
                plan.changes());
        assertEquals(
                RiskClass.R1,
                Plan.of(request(key), plan.changes(), plan.warnings(), Given.NOW)
                        .riskClass());
        assertEquals("access-comes-back", plan.warnings().getFirst().code());
        world.apply(plan.changes());
        assertEquals(List.of(), changes(remediation, world, request(key)).changes());
        assertEquals(
                "Enabled",
                remediation
                        .outputs(request(key), world.snapshot(remediation, request(key)))
                        .path("state")
                        .asText());
    }

    @Test
    void rollingBackDisablesItAndSchedulesNothing() {
        standing(world, key, "PendingDeletion");
        var applied = world.apply(changes(remediation, world, request(key)).changes());
        world.rollBack(applied);
        assertEquals(
                Optional.of(Json.object().put("enabled", false).put("pendingDeletion", false)),
                world.state(new KeyUse(key)));
    }

    @Test
    void anEnabledKeyIsLeftAlone() {
        assertEquals(List.of(), changes(remediation, world, request(key)).changes());
    }

    @Test
    void aKeyThatPeopleSwitchedOffOnPurposeIsLeftAlone() {
        standing(world, key, "Disabled");
        world.with(new KeyTags(key), Json.object().put("quarantine", "case 4711"));
        assertEquals("key-is-quarantined", refusal(remediation, world, request(key)));
    }

    @Test
    void whatCannotComeBackIsRefused() {
        standing(world, key, "PendingImport");
        assertEquals("key-unusable", refusal(remediation, world, request(key)));
        assertEquals("key-missing", refusal(remediation, world, request(key.replaceFirst("0000", "1111"))));
        assertEquals(
                "key-of-another-account",
                refusal(remediation, world, request(key.replace("123456789012", "210987654321"))));
        assertEquals(
                "key-in-another-region", refusal(remediation, world, request(key.replace("eu-west-1", "eu-west-2"))));
        var managed = world.makeKey();
        world.with(
                new ReadOnlyFacet.Key(managed),
                FacetWorld.having(
                        world.state(new ReadOnlyFacet.Key(managed)).orElseThrow(), "manager", Json.tree("AWS")));
        assertEquals("key-not-customer-managed", refusal(remediation, world, request(managed)));
    }

    @Test
    void lawsHoldInRandomWorlds() {
        var seen = RemediationLaws.hold(
                remediation,
                EnableBackupKeyTest::random,
                applied -> assertTrue(applied.world()
                        .state(new KeyUse(applied.request().text("keyArn")))
                        .orElseThrow()
                        .path("enabled")
                        .asBoolean()));
        assertTrue(
                seen.keySet().containsAll(Set.of("changes", "nothing", "key-is-quarantined", "key-unusable")),
                seen::toString);
    }

    @Test
    void deniedReadsAreNoStatesInRandomWorlds() {
        RemediationLaws.deniedReadsAreNoStates(remediation, EnableBackupKeyTest::random);
    }

    private static RemediationLaws.Case random(Random random) {
        var place = Given.world();
        var arn = place.makeKey();
        standing(
                place,
                arn,
                oneOf(random, "Enabled", "Disabled", "Disabled", "PendingDeletion", "PendingDeletion", "Unavailable"));
        if (random.nextInt(4) == 0) {
            place.with(new KeyTags(arn), Json.object().put("strongroom:quarantine", "1"));
        }
        return new RemediationLaws.Case(
                place, Given.request(new EnableBackupKey(), Json.object().put("keyArn", arn)));
    }

    private static void standing(FacetWorld place, String arn, String state) {
        var key = new ReadOnlyFacet.Key(arn);
        place.with(key, FacetWorld.having(place.state(key).orElseThrow(), "state", Json.tree(state)))
                .with(
                        new KeyUse(arn),
                        Json.object()
                                .put("enabled", state.equals("Enabled"))
                                .put("pendingDeletion", state.equals("PendingDeletion")));
    }

    private RemediationRequest request(String arn) {
        return Given.request(remediation, Json.object().put("keyArn", arn));
    }
}
