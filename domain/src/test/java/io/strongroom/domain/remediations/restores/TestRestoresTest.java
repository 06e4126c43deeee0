package io.strongroom.domain.remediations.restores;

import static io.strongroom.domain.remediations.Given.changes;
import static io.strongroom.domain.remediations.Given.oneOf;
import static io.strongroom.domain.remediations.Given.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet.RestoreTesting;
import io.strongroom.domain.changes.WritableFacet.RestoreTestingSelection;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import io.strongroom.domain.remediations.Given;
import io.strongroom.domain.remediations.ParameterSchema;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.RemediationLaws;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.Warning;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestRestoresTest {
    private static final RestoreTesting PLAN = new RestoreTesting("weekly");
    private static final RestoreTestingSelection SELECTION = new RestoreTestingSelection("weekly", "all_ec2");
    private final TestRestores remediation = new TestRestores();
    private final FacetWorld world = Given.world();

    private static ObjectNode parameters() {
        return Json.object()
                .put("planName", "weekly")
                .put("resourceType", "EC2")
                .put("roleArn", "arn:aws:iam::123456789012:role/backup-service");
    }

    private RemediationRequest request(ObjectNode parameters) {
        return Given.request(remediation, parameters);
    }

    private static List<String> codes(Proposal.Changes proposal) {
        return proposal.warnings().stream().map(Warning::code).toList();
    }

    @Test
    void aNewPlanComesBeforeItsSelection() {
        var plan = changes(remediation, world, request(parameters()));
        assertEquals(
                List.of(PLAN, SELECTION),
                plan.changes().stream().map(Change::facet).toList());
        assertEquals(
                RiskClass.R1,
                Plan.of(request(parameters()), plan.changes(), List.of(), Given.NOW)
                        .riskClass());
        assertEquals(List.of("restores-cost-money", "restored-into-the-usual-network"), codes(plan));
        world.apply(plan.changes());
        assertEquals(
                List.of(), changes(remediation, world, request(parameters())).changes());
        assertEquals(
                "all_ec2",
                remediation
                        .outputs(request(parameters()), world.snapshot(remediation, request(parameters())))
                        .path("selection")
                        .asText());
    }

    @Test
    void anIsolatedSubnetNeedsNoWarning() {
        var isolated = parameters();
        isolated.putObject("overrides").put("subnetId", "subnet-1");
        assertEquals(List.of("restores-cost-money"), codes(changes(remediation, world, request(isolated))));
        var disks = parameters().put("resourceType", "EBS");
        assertEquals(List.of("restores-cost-money"), codes(changes(remediation, world, request(disks))));
    }

    @Test
    void aPlanThatIsThereKeepsItsSchedule() {
        world.apply(changes(remediation, world, request(parameters())).changes());
        var disks = parameters().put("resourceType", "EBS").put("schedule", "cron(0 1 * * ? *)");
        var more = changes(remediation, world, request(disks));
        assertEquals(
                List.of(new RestoreTestingSelection("weekly", "all_ebs")),
                more.changes().stream().map(Change::facet).toList());
        assertTrue(codes(more).contains("schedule-is-kept"), codes(more).toString());
    }

    @Test
    void aNarrowerSelectionIsWidened() {
        world.apply(changes(remediation, world, request(parameters())).changes());
        ObjectNode narrow = world.state(SELECTION).orElseThrow().deepCopy();
        narrow.putArray("resourceArns").add("arn:aws:ec2:eu-west-1:123456789012:instance/i-1");
        world.with(SELECTION, narrow);
        var wider = changes(remediation, world, request(parameters())).changes();
        assertEquals(List.of(SELECTION), wider.stream().map(Change::facet).toList());
        world.apply(wider);
        assertEquals(
                "*", world.state(SELECTION).orElseThrow().at("/resourceArns/0").asText());
    }

    @Test
    void aSelectionOfAnotherTypeIsRefused() {
        world.apply(changes(remediation, world, request(parameters())).changes());
        ObjectNode other = world.state(SELECTION).orElseThrow().deepCopy();
        world.with(SELECTION, other.put("resourceType", "RDS"));
        assertEquals("selection-of-another-type", refusal(remediation, world, request(parameters())));
    }

    @Test
    void badParametersAreRefusedByTheSchema() {
        var schema = new ParameterSchema(remediation.spec().parameters());
        for (var bad : List.of(
                parameters().put("planName", "a-b"),
                parameters().put("resourceType", "Redshift"),
                parameters().put("roleArn", "arn:aws:iam::123456789012:user/me"),
                parameters().put("schedule", "every sunday"),
                parameters().put("validationHours", 169))) {
            assertFalse(schema.check(bad, "").isEmpty(), bad.toString());
        }
        assertEquals(List.of(), schema.check(parameters(), ""));
    }

    @Test
    void lawsHoldInRandomWorlds() {
        var seen = RemediationLaws.hold(remediation, this::random, applied -> {});
        assertTrue(
                seen.keySet().containsAll(Set.of("changes", "nothing", "selection-of-another-type")), seen::toString);
    }

    @Test
    void deniedReadsAreNoStatesInRandomWorlds() {
        RemediationLaws.deniedReadsAreNoStates(remediation, this::random);
    }

    private RemediationLaws.Case random(Random random) {
        var place = Given.world();
        if (random.nextInt(3) > 0) {
            place.apply(changes(remediation, place, request(parameters())).changes());
            ObjectNode there = place.state(SELECTION).orElseThrow().deepCopy();
            switch (random.nextInt(4)) {
                case 0 -> place.without(SELECTION);
                case 1 -> place.with(SELECTION, there.put("resourceType", "RDS"));
                case 2 -> place.with(SELECTION, there.put("roleArn", "arn:aws:iam::123456789012:role/other"));
                default -> {
                    // As it was made.
                }
            }
        }
        // Drawn last: the first draws of neighbouring seeds are alike.
        return new RemediationLaws.Case(place, request(parameters().put("validationHours", oneOf(random, 24, 48))));
    }
}
