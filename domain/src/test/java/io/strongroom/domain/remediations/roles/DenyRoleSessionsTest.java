package io.strongroom.domain.remediations.roles;

import static io.strongroom.domain.remediations.Given.changes;
import static io.strongroom.domain.remediations.Given.oneOf;
import static io.strongroom.domain.remediations.Given.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import io.strongroom.domain.remediations.Given;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.RemediationLaws;
import io.strongroom.domain.remediations.RemediationRequest;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DenyRoleSessionsTest {
    private static final RoleInlinePolicy POLICY = new RoleInlinePolicy("Admin", "StrongroomDenySessions");
    private static final String EARLIER = "2026-03-01T11:00:00Z";
    private static final String LATER = "2026-03-01T11:59:59Z";

    private final DenyRoleSessions remediation = new DenyRoleSessions();
    private final FacetWorld world = Given.world();

    DenyRoleSessionsTest() {
        role(world, "arn:aws:iam::123456789012:role/Admin");
    }

    @Test
    void everythingIsDeniedToOlderSessions() {
        var plan = changes(remediation, world, request(EARLIER));
        assertEquals(POLICY, plan.changes().getFirst().facet());
        assertEquals(policy(EARLIER), plan.changes().getFirst().after().orElseThrow());
        assertEquals(
                RiskClass.R2,
                Plan.of(request(EARLIER), plan.changes(), plan.warnings(), Given.NOW)
                        .riskClass());
        assertEquals(
                List.of("running-work-stops", "may-come-back"),
                plan.warnings().stream().map(warning -> warning.code()).toList());
    }

    @Test
    void aLaterMomentReplacesAnEarlierOneAndIsNotTakenBack() {
        world.apply(changes(remediation, world, request(EARLIER)).changes());
        var second = changes(remediation, world, request(LATER));
        assertEquals(policy(LATER), second.changes().getFirst().after().orElseThrow());
        var applied = world.apply(second.changes());
        assertEquals(List.of(), changes(remediation, world, request(EARLIER)).changes());
        world.rollBack(applied);
        assertEquals(policy(EARLIER), world.state(POLICY).orElseThrow());
    }

    @Test
    void whatCannotBeStoppedSoIsRefused() {
        assertEquals("moment-to-come", refusal(remediation, world, request("2026-03-01T13:00:00Z")));
        role(world, Given.CALLER.replace("StrongroomRemediation", "Admin"));
        world.with(
                new ReadOnlyFacet.Caller(),
                Json.object().put("arn", Given.CALLER).put("changesAs", "arn:aws:iam::123456789012:role/Admin"));
        assertEquals("own-role", refusal(remediation, world, request(EARLIER)));
        world.with(new ReadOnlyFacet.Caller(), Json.object().put("arn", Given.CALLER));
        role(world, "arn:aws:iam::123456789012:role/aws-service-role/backup.amazonaws.com/Admin");
        assertEquals("role-of-a-service", refusal(remediation, world, request(EARLIER)));
        role(world, "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/Admin");
        assertEquals("role-of-identity-center", refusal(remediation, world, request(EARLIER)));
        role(world, "arn:aws:iam::123456789012:role/team/Admin");
        assertEquals("role-has-a-path", refusal(remediation, world, request(EARLIER)));
        world.without(new Role("Admin"));
        assertEquals("role-missing", refusal(remediation, world, request(EARLIER)));
    }

    @Test
    void lawsHoldInRandomWorlds() {
        var seen = RemediationLaws.hold(
                remediation,
                DenyRoleSessionsTest::random,
                applied -> assertTrue(
                        applied.world().state(POLICY).orElseThrow().toString().contains("\"Deny\"")));
        assertTrue(seen.keySet().containsAll(Set.of("changes", "nothing", "role-has-a-path")), seen::toString);
    }

    @Test
    void deniedReadsAreNoStatesInRandomWorlds() {
        RemediationLaws.deniedReadsAreNoStates(remediation, DenyRoleSessionsTest::random);
    }

    private static RemediationLaws.Case random(Random random) {
        var place = Given.world();
        role(place, "arn:aws:iam::123456789012:role/" + (random.nextInt(5) == 0 ? "team/" : "") + "Admin");
        if (random.nextBoolean()) {
            place.with(
                    POLICY,
                    oneOf(
                            random,
                            policy(EARLIER),
                            policy(LATER),
                            policy("2026-02-01T00:00:00Z"),
                            Json.parse(
                                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}")));
        }
        var moment = oneOf(random, EARLIER, LATER);
        var remedy = new DenyRoleSessions();
        return new RemediationLaws.Case(place, request(remedy, moment));
    }

    private static void role(FacetWorld place, String arn) {
        place.with(
                new Role("Admin"),
                Json.object()
                        .put("arn", arn)
                        .put("description", "")
                        .put("maxSessionSeconds", 3600)
                        .<ObjectNode>set("trust", Given.policy()));
    }

    private static JsonNode policy(String moment) {
        return Json.parse("""
                {"Version":"2012-10-17","Statement":[{"Sid":"StrongroomDenyOlderSessions","Effect":"Deny","Action":"*",
                 "Resource":"*","Condition":{"DateLessThan":{"aws:TokenIssueTime":"%s"}}}]}""".formatted(moment));
    }

    private RemediationRequest request(String moment) {
        return request(remediation, moment);
    }

    private static RemediationRequest request(DenyRoleSessions remedy, String moment) {
        return Given.request(remedy, Json.object().put("roleName", "Admin").put("issuedBefore", moment));
    }
}
