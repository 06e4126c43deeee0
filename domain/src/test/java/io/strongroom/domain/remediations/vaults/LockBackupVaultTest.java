package io.strongroom.domain.remediations.vaults;

import static io.strongroom.domain.remediations.Given.changes;
import static io.strongroom.domain.remediations.Given.maybe;
import static io.strongroom.domain.remediations.Given.oneOf;
import static io.strongroom.domain.remediations.Given.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.inventory.ReadOnlyFacet.VaultContents;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import io.strongroom.domain.remediations.Given;
import io.strongroom.domain.remediations.LockMoment;
import io.strongroom.domain.remediations.ParameterSchema;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.RemediationLaws;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockBackupVaultTest {
    private static final VaultLock LOCK = new VaultLock("gold");

    private final LockBackupVault remediation = new LockBackupVault();
    private final FacetWorld world = Given.world();

    LockBackupVaultTest() {
        world.make(new Vault("gold"), Json.object().put("kmsKeyArn", world.makeKey()));
    }

    @Test
    void aGovernanceLockCarriesNoGrace() {
        var request = request(governance(7).put("maxRetentionDays", 90));
        var plan = changes(remediation, world, request);
        assertEquals(
                Json.object()
                        .put("mode", "GOVERNANCE")
                        .put("minRetentionDays", 7)
                        .put("maxRetentionDays", 90),
                plan.changes().get(0).after().orElseThrow());
        assertEquals(RiskClass.R1, plan(plan, request).riskClass());
        world.apply(plan.changes());
        var outputs = remediation.outputs(request, world.snapshot(remediation, request));
        assertTrue(outputs.path("lockDate").isNull());
        assertEquals(
                "arn:aws:backup:eu-west-1:123456789012:backup-vault:gold",
                outputs.path("vaultArn").asText());
    }

    @Test
    void aComplianceLockIsIrreversibleAndSaysSo() {
        var request = request(compliance(7, 3));
        var plan = changes(remediation, world, request);
        assertEquals(RiskClass.R3, plan(plan, request).riskClass());
        assertEquals("compliance-lock-is-final", plan.warnings().get(0).code());
        assertTrue(plan.warnings().get(0).text().contains("3 days (72 hours)"), plan::toString);
        assertEquals(
                new LockMoment(Instant.parse("2026-03-04T12:00:00Z"), Instant.parse("2026-03-05T12:00:00Z")),
                LockMoment.of(plan.changes(), Given.NOW, Given.NOW.plus(Plan.LIFETIME))
                        .orElseThrow());
        world.apply(plan.changes());
        assertEquals(
                "2026-03-04T12:00:00Z",
                remediation
                        .outputs(request, world.snapshot(remediation, request))
                        .path("lockDate")
                        .asText());
    }

    @Test
    void aPlanMadeLaterHasTheSameDigest() {
        var request = request(compliance(7, 3));
        var first = plan(changes(remediation, world, request), request).digest();
        world.pass(Duration.ofHours(5));
        assertEquals(first, plan(changes(remediation, world, request), request).digest());
    }

    @Test
    void withoutAGraceThereAreThirtyDaysOfIt() {
        var request = request(governance(7).put("mode", "COMPLIANCE"));
        var after =
                changes(remediation, world, request).changes().get(0).after().orElseThrow();
        assertEquals(30, after.path("changeableForDays").asInt());
    }

    @Test
    void aLockIsNeverLoosened() {
        lock(Json.object().put("mode", "GOVERNANCE").put("minRetentionDays", 30).put("maxRetentionDays", 90));
        assertEquals("weaker-lock", refusal(remediation, world, request(governance(7))));
        assertEquals(
                "weaker-lock",
                refusal(remediation, world, request(governance(30).put("maxRetentionDays", 91))));
        assertEquals(
                List.of(), changes(remediation, world, request(governance(30))).changes());
        assertEquals(
                1,
                changes(remediation, world, request(governance(40))).changes().size());
    }

    @Test
    void aComplianceLockOfTheSameBoundsIsLeftAloneWhateverTheGrace() {
        lock(Json.object()
                .put("mode", "COMPLIANCE")
                .put("minRetentionDays", 7)
                .put("lockDate", "2026-03-20T00:00:00Z"));
        assertEquals(
                List.of(),
                changes(remediation, world, request(compliance(7, 3))).changes());
        assertEquals(
                List.of(), changes(remediation, world, request(governance(7))).changes());
        assertEquals("weaker-lock", refusal(remediation, world, request(governance(8))));
        assertEquals("shorter-grace", refusal(remediation, world, request(compliance(8, 3))));
        assertEquals(
                1,
                changes(remediation, world, request(compliance(8, 30)))
                        .changes()
                        .size());
        world.pass(Duration.ofDays(30));
        assertEquals("lock-is-final", refusal(remediation, world, request(compliance(8, 30))));
        assertEquals(
                List.of(),
                changes(remediation, world, request(compliance(7, 3))).changes());
    }

    @Test
    void pointsThatDoNotFitStopAComplianceLockAndWarnOfAGovernanceLock() {
        contents(Json.object().put("recoveryPoints", 2).put("withoutDeletion", 1));
        assertEquals("points-kept-for-ever", refusal(remediation, world, request(compliance(7, 3))));
        assertTrue(codes(governance(7)).contains("points-kept-for-ever"));
        contents(Json.object()
                .put("recoveryPoints", 2)
                .put("withoutDeletion", 0)
                .put("shortestDays", 5)
                .put("longestDays", 9));
        assertEquals("points-outside-bounds", refusal(remediation, world, request(compliance(7, 3))));
        assertEquals(
                "points-outside-bounds",
                refusal(remediation, world, request(compliance(5, 3).put("maxRetentionDays", 8))));
        assertTrue(codes(governance(7)).contains("points-outside-bounds"));
        assertFalse(codes(governance(5)).contains("points-outside-bounds"));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(
                "retention-bounds",
                refusal(remediation, world, request(governance(9).put("maxRetentionDays", 8))));
        assertEquals(
                "vault-missing",
                refusal(remediation, world, request(governance(9).put("vaultName", "other"))));
        world.make(new Vault("Default"), Json.object());
        assertEquals(
                "default-vault",
                refusal(remediation, world, request(compliance(9, 3).put("vaultName", "Default"))));
    }

    @Test
    void theSchemaKnowsWhatBelongsToWhichMode() {
        var schema = new ParameterSchema(remediation.spec().parameters());
        assertFalse(schema.check(compliance(7, 2), "").isEmpty());
        assertFalse(schema.check(governance(7).put("changeableForDays", 3), "").isEmpty());
        assertFalse(schema.check(governance(0), "").isEmpty());
        assertFalse(schema.check(governance(7).put("mode", "governance"), "").isEmpty());
        assertEquals(List.of(), schema.check(governance(7), ""));
        assertEquals(List.of(), schema.check(compliance(7, 3), ""));
    }

    @Test
    void lawsHoldInRandomWorlds() {
        var seen = RemediationLaws.hold(remediation, this::random, applied -> {
            var asked = Lock.of(applied.request().parameters());
            var reached = Lock.of(applied.world().state(LOCK).orElseThrow());
            assertFalse(reached.isLooserThan(asked));
            assertTrue(reached.compliance() || !asked.compliance());
            var was = applied.before().get(LOCK);
            if (was != null) {
                var now = Lock.of(applied.world().state(LOCK).orElseThrow());
                assertFalse(now.isLooserThan(Lock.of(was)));
                assertTrue(now.compliance() || !Lock.of(was).compliance());
                assertTrue(!Lock.of(was).isFinalAt(Given.NOW) || now.equals(Lock.of(was)));
                Lock.of(was)
                        .lockDate()
                        .ifPresent(
                                date -> assertFalse(now.lockDate().orElseThrow().isBefore(date)));
            }
        });
        assertTrue(
                seen.keySet()
                        .containsAll(Set.of("changes", "nothing", "weaker-lock", "lock-is-final", "shorter-grace")),
                seen::toString);
    }

    @Test
    void deniedReadsAreNoStatesInRandomWorlds() {
        RemediationLaws.deniedReadsAreNoStates(remediation, this::random);
    }

    private RemediationLaws.Case random(Random random) {
        var place = Given.world();
        place.make(new Vault("gold"), Json.object().put("kmsKeyArn", place.makeKey()));
        if (random.nextBoolean()) {
            var lock = Json.object()
                    .put("mode", oneOf(random, "GOVERNANCE", "COMPLIANCE"))
                    .put("minRetentionDays", oneOf(random, 1, 7, 30));
            maybe(random, 30, 90, 365).ifPresent(days -> lock.put("maxRetentionDays", days));
            if (lock.path("mode").asText().equals("COMPLIANCE")) {
                lock.put(
                        "lockDate",
                        Given.NOW.plus(Duration.ofDays(random.nextInt(40) - 10)).toString());
            }
            place.with(LOCK, lock);
        }
        if (random.nextInt(4) == 0) {
            place.with(
                    new VaultContents("gold"),
                    Json.object()
                            .put("recoveryPoints", 5)
                            .put("withoutDeletion", random.nextInt(2))
                            .put("shortestDays", oneOf(random, 5, 30))
                            .put("longestDays", oneOf(random, 35, 400)));
        }
        var parameters = random.nextBoolean()
                ? governance(oneOf(random, 1, 7, 30))
                : compliance(oneOf(random, 1, 7, 30), oneOf(random, 3, 20, 60));
        maybe(random, 30, 90, 365).ifPresent(days -> parameters.put("maxRetentionDays", days));
        return new RemediationLaws.Case(place, request(parameters));
    }

    private List<String> codes(ObjectNode parameters) {
        return changes(remediation, world, request(parameters)).warnings().stream()
                .map(Warning::code)
                .toList();
    }

    private void lock(ObjectNode state) {
        world.with(LOCK, state);
    }

    private void contents(ObjectNode state) {
        world.with(new VaultContents("gold"), state);
    }

    private static ObjectNode governance(int minimum) {
        return Json.object().put("vaultName", "gold").put("mode", "GOVERNANCE").put("minRetentionDays", minimum);
    }

    private static ObjectNode compliance(int minimum, int grace) {
        return governance(minimum).put("mode", "COMPLIANCE").put("changeableForDays", grace);
    }

    private static Plan plan(Proposal.Changes changes, RemediationRequest request) {
        return Plan.of(request, changes.changes(), changes.warnings(), Given.NOW);
    }

    private RemediationRequest request(ObjectNode parameters) {
        return Given.request(remediation, parameters);
    }
}
