package io.strongroom.domain.remediations.restores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.RestoreTesting;
import io.strongroom.domain.changes.WritableFacet.RestoreTestingSelection;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.ParameterFile;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.domain.remediations.Warning;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Has AWS Backup restore all resources of a type, by turns and on a schedule. */
@Singleton
final class TestRestores implements Remediation {
    private static final int START_WINDOW_HOURS = 24;
    private static final Set<String> IN_NETWORK = Set.of("EC2", "RDS", "Aurora", "DocumentDB", "Neptune", "FSx");

    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId("test-restores"),
            "Restores of a type of resource are tested on a schedule",
            "Makes an AWS Backup restore testing plan, and a selection in it that covers all resources of one type. A plan that"
                    + " is there already keeps its schedule and which recovery points it draws; only the selection is added or"
                    + " set right.",
            "3",
            List.of("R-30"),
            RiskClass.R1,
            "What was made is deleted again, the selection before its plan; a selection that was changed gets back what it had.",
            ParameterFile.of("test-restores"));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(RestoreTesting.class, RestoreTestingSelection.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        return Set.of(plan(request), selection(request));
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<Warning>();
        warnings.add(new Warning(
                "restores-cost-money",
                "Each test restores a recovery point of every resource that is drawn, and keeps what it restored for "
                        + hours(request) + " hours."));
        if (IN_NETWORK.contains(request.text("resourceType"))
                && overrides(request).isEmpty()) {
            warnings.add(
                    new Warning(
                            "restored-into-the-usual-network",
                            "No subnet is named, so what is restored lands where the original is, and reaches what that reaches."));
        }
        var plan = snapshot.state(plan(request));
        if (plan.isEmpty()) {
            changes.add(Change.create(plan(request), wantedPlan(request)));
        } else if (!plan.get().path("schedule").asText().equals(request.text("schedule"))) {
            warnings.add(new Warning(
                    "schedule-is-kept",
                    "The plan is there already, and keeps its schedule "
                            + plan.get().path("schedule").asText() + "."));
        }
        var selection = snapshot.state(selection(request));
        var type = request.text("resourceType");
        if (selection
                .filter(state -> !state.path("resourceType").asText().equals(type))
                .isPresent()) {
            return new Refused(
                    "selection-of-another-type",
                    "The selection " + selection(request).selectionName() + " is there already and of "
                            + selection.get().path("resourceType").asText()
                            + ", for ever. Name another restore testing plan.");
        }
        var wanted = wantedSelection(request);
        if (!selection.equals(Optional.of(wanted))) {
            changes.add(Change.put(selection(request), selection, wanted));
        }
        return Proposal.of(changes, warnings);
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        var plan = snapshot.state(plan(request)).orElseThrow();
        return Json.object()
                .put("restoreTestingPlanArn", plan.path("arn").asText())
                .put("selection", selection(request).selectionName());
    }

    private static RestoreTesting plan(RemediationRequest request) {
        return new RestoreTesting(request.text("planName"));
    }

    private static RestoreTestingSelection selection(RemediationRequest request) {
        return new RestoreTestingSelection(
                request.text("planName"), "all_" + request.text("resourceType").toLowerCase(Locale.ROOT));
    }

    /** Snapshots and continuous backups of all vaults, each time the newest of the look-back. */
    private static ObjectNode wantedPlan(RemediationRequest request) {
        var state = Json.object()
                .put("schedule", request.text("schedule"))
                .put("timezone", "Etc/UTC")
                .put("startWindowHours", START_WINDOW_HOURS)
                .put("algorithm", "LATEST_WITHIN_WINDOW")
                .put("lookBackDays", request.parameters().path("lookBackDays").asInt());
        state.putArray("includeVaults").add("*");
        state.putArray("excludeVaults");
        state.putArray("pointTypes").add("CONTINUOUS").add("SNAPSHOT");
        return state;
    }

    private static ObjectNode wantedSelection(RemediationRequest request) {
        var state = Json.object()
                .put("resourceType", request.text("resourceType"))
                .put("roleArn", request.text("roleArn"))
                .put("validationHours", hours(request));
        state.putArray("resourceArns").add("*");
        var conditions = state.putObject("conditions");
        conditions.putArray("equals");
        conditions.putArray("notEquals");
        state.set("overrides", overrides(request));
        return state;
    }

    private static int hours(RemediationRequest request) {
        return request.parameters().path("validationHours").asInt();
    }

    private static ObjectNode overrides(RemediationRequest request) {
        var overrides = Json.object();
        request.parameters().path("overrides").properties().forEach(one -> overrides.set(one.getKey(), one.getValue()));
        return overrides;
    }
}
