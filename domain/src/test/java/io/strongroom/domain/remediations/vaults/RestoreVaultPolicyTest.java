package io.strongroom.domain.remediations.vaults;

import static io.strongroom.domain.remediations.Given.changes;
import static io.strongroom.domain.remediations.Given.oneOf;
import static io.strongroom.domain.remediations.Given.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultPolicy;
import io.strongroom.domain.iam.PolicyStatement;
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

class RestoreVaultPolicyTest {
    private static final VaultPolicy POLICY = new VaultPolicy("gold");
    private static final JsonNode GOOD = Given.policy(PolicyStatement.deny("Keep")
            .everyone()
            .actions("backup:DeleteRecoveryPoint")
            .resources("*")
            .build());
    private static final JsonNode BAD = Given.policy(PolicyStatement.allow("Out")
            .principals("AWS", List.of("arn:aws:iam::999999999999:root"))
            .actions("backup:CopyFromBackupVault")
            .resources("*")
            .build());

    private final RestoreVaultPolicy remediation = new RestoreVaultPolicy();
    private final FacetWorld world = Given.world();

    RestoreVaultPolicyTest() {
        world.make(new Vault("gold"), Json.object().put("kmsKeyArn", world.makeKey()));
    }

    @Test
    void whatCreptInGoesAndWhatWasThereComesBack() {
        world.with(POLICY, BAD);
        var plan = changes(remediation, world, request(GOOD));
        assertEquals(Optional.of(BAD), plan.changes().getFirst().before());
        assertEquals(Optional.of(GOOD), plan.changes().getFirst().after());
        assertEquals(
                RiskClass.R2,
                Plan.of(request(GOOD), plan.changes(), plan.warnings(), Given.NOW)
                        .riskClass());
        var applied = world.apply(plan.changes());
        assertEquals(List.of(), changes(remediation, world, request(GOOD)).changes());
        world.rollBack(applied);
        assertEquals(Optional.of(BAD), world.state(POLICY));
    }

    @Test
    void aDeletedPolicyComesBackAndGoesOnRollBack() {
        var applied = world.apply(changes(remediation, world, request(GOOD)).changes());
        world.rollBack(applied);
        assertEquals(Optional.empty(), world.state(POLICY));
    }

    @Test
    void aPolicyThatOpensUpOrLocksOutIsRefused() {
        var open = Given.policy(PolicyStatement.allow("All")
                .everyone()
                .actions("backup:*")
                .resources("*")
                .build());
        assertEquals("policy-opens-up", refusal(remediation, world, request(open)));
        var shut = Given.policy(PolicyStatement.deny("Shut")
                .everyone()
                .actions("backup:PutBackupVaultAccessPolicy")
                .resources("*")
                .build());
        assertEquals("policy-locks-out", refusal(remediation, world, request(shut)));
        assertEquals("policy-malformed", refusal(remediation, world, request(Json.parse("{\"Statement\":[]}"))));
        assertEquals("policy-malformed", refusal(remediation, world, request(Json.parse("{\"Statement\":[1]}"))));
        world.without(new Vault("gold"));
        assertEquals("vault-missing", refusal(remediation, world, request(GOOD)));
    }

    @Test
    void lawsHoldInRandomWorlds() {
        var seen = RemediationLaws.hold(
                remediation,
                RestoreVaultPolicyTest::random,
                applied -> assertEquals(
                        Optional.of(applied.request().parameters().path("policy")),
                        applied.world().state(POLICY)));
        assertTrue(seen.keySet().containsAll(Set.of("changes", "nothing")), seen::toString);
    }

    @Test
    void deniedReadsAreNoStatesInRandomWorlds() {
        RemediationLaws.deniedReadsAreNoStates(remediation, RestoreVaultPolicyTest::random);
    }

    private static RemediationLaws.Case random(Random random) {
        var place = Given.world();
        place.make(new Vault("gold"), Json.object().put("kmsKeyArn", place.makeKey()));
        if (random.nextInt(3) > 0) {
            place.with(POLICY, oneOf(random, GOOD, BAD));
        }
        return new RemediationLaws.Case(place, request(new RestoreVaultPolicy(), oneOf(random, GOOD, BAD)));
    }

    private RemediationRequest request(JsonNode policy) {
        return request(remediation, policy);
    }

    private static RemediationRequest request(RestoreVaultPolicy remedy, JsonNode policy) {
        return Given.request(remedy, Json.object().put("vaultName", "gold").set("policy", policy));
    }
}
