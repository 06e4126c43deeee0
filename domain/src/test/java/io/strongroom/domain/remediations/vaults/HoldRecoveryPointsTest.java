package io.strongroom.domain.remediations.vaults;

import static io.strongroom.domain.remediations.Given.changes;
import static io.strongroom.domain.remediations.Given.oneOf;
import static io.strongroom.domain.remediations.Given.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet.LegalHold;
import io.strongroom.domain.changes.WritableFacet.Vault;
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

class HoldRecoveryPointsTest {
    private static final LegalHold HOLD = new LegalHold("incident-1 gold");

    private final HoldRecoveryPoints remediation = new HoldRecoveryPoints();
    private final FacetWorld world = Given.world();

    HoldRecoveryPointsTest() {
        world.make(new Vault("gold"), Json.object().put("kmsKeyArn", world.makeKey()));
    }

    @Test
    void whatTheVaultHasIsHeld() {
        var request = request(remediation, "2026-03-01T11:59:00Z");
        var plan = changes(remediation, world, request);
        assertEquals(List.of(Change.create(HOLD, Json.parse("""
                        {"description":"Held by Strongroom: incident 1","vaultNames":["gold"],
                         "from":"2019-01-01T00:00:00Z","to":"2026-03-01T11:59:00Z"}"""))), plan.changes());
        assertEquals(
                RiskClass.R1,
                Plan.of(request, plan.changes(), plan.warnings(), Given.NOW).riskClass());
        var applied = world.apply(plan.changes());
        assertEquals(List.of(), changes(remediation, world, request).changes());
        assertTrue(remediation
                .outputs(request, world.snapshot(remediation, request))
                .path("legalHoldArn")
                .asText()
                .contains(":legal-hold:"));
        world.rollBack(applied);
        assertEquals(Optional.empty(), world.state(HOLD));
    }

    @Test
    void aHoldIsNeverChangedAndNeverReachesIntoTheFuture() {
        world.apply(changes(remediation, world, request(remediation, "2026-03-01T11:59:00Z"))
                .changes());
        assertEquals("title-taken", refusal(remediation, world, request(remediation, "2026-03-01T11:58:00Z")));
        assertEquals("span-of-time", refusal(remediation, world, request(remediation, "2026-03-02T00:00:00Z")));
        assertEquals("span-of-time", refusal(remediation, world, request(remediation, "2018-03-02T00:00:00Z")));
        world.without(new Vault("gold"));
        assertEquals("vault-missing", refusal(remediation, world, request(remediation, "2026-03-01T11:59:00Z")));
    }

    @Test
    void lawsHoldInRandomWorlds() {
        var seen = RemediationLaws.hold(
                remediation,
                HoldRecoveryPointsTest::random,
                applied -> assertTrue(applied.world().state(HOLD).isPresent()));
        assertTrue(seen.keySet().containsAll(Set.of("changes", "nothing", "title-taken")), seen::toString);
    }

    @Test
    void deniedReadsAreNoStatesInRandomWorlds() {
        RemediationLaws.deniedReadsAreNoStates(remediation, HoldRecoveryPointsTest::random);
    }

    private static RemediationLaws.Case random(Random random) {
        var place = Given.world();
        var remedy = new HoldRecoveryPoints();
        place.make(new Vault("gold"), Json.object().put("kmsKeyArn", place.makeKey()));
        if (random.nextInt(3) > 0) {
            var other = request(remedy, oneOf(random, "2026-03-01T11:00:00Z", "2026-03-01T10:00:00Z"));
            place.apply(changes(remedy, place, other).changes());
        }
        return new RemediationLaws.Case(
                place, request(remedy, oneOf(random, "2026-03-01T11:00:00Z", "2026-03-01T10:00:00Z")));
    }

    private static RemediationRequest request(HoldRecoveryPoints remedy, String to) {
        return Given.request(
                remedy,
                Json.object()
                        .put("title", HOLD.title())
                        .put("vaultName", "gold")
                        .put("from", "2019-01-01T00:00:00Z")
                        .put("to", to)
                        .put("reason", "incident 1"));
    }
}
