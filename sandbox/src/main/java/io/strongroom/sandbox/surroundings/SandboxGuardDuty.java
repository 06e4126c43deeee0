package io.strongroom.sandbox.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.sandbox.calls.Asked;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.GuardDutyException;
import software.amazon.awssdk.services.guardduty.model.GuardDutyResponseMetadata;

/** GuardDuty for one account and Region; without a detector it is switched off. */
public final class SandboxGuardDuty {
    /** A {@code GetDetectorRequest} for the id, with the answers to it and to {@code GetAdministratorAccount}. */
    public static final Kept DETECTORS = Kept.of("guardduty", "detectors", "DetectorId");

    public static final Kept FINDINGS = Kept.of("guardduty", "findings", "Id");

    private static final Dialect DIALECT =
            Dialect.json("guardduty", GuardDutyException::builder, GuardDutyResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.ids("ListDetectors", DETECTORS, "DetectorIds", "DetectorId"),
            Operation.get("GetDetector", DETECTORS, "DetectorId", "DetectorId", "BadRequestException"),
            Operation.get("GetAdministratorAccount", DETECTORS, "DetectorId", "DetectorId", "BadRequestException"),
            Operation.of("ListFindings", SandboxGuardDuty::findings),
            Operation.list("GetFindings", FINDINGS, "Findings", "FindingIds", "Id"));

    private SandboxGuardDuty() {}

    public static GuardDutyClient client(Calls calls) {
        return ReadOnlyClient.of(GuardDutyClient.class, calls, DIALECT, OPERATIONS);
    }

    private static JsonNode findings(Asked asked) {
        var criteria = asked.request().path("FindingCriteria").path("Criterion");
        return asked.page(
                "FindingIds",
                asked.all(FINDINGS).stream()
                        .filter(finding -> criteria.properties().stream()
                                .allMatch(one -> meets(value(finding, one.getKey()), one.getValue())))
                        .toList(),
                finding -> finding.path("Id").asText(),
                finding -> finding.path("Id"));
    }

    private static JsonNode value(JsonNode finding, String criterion) {
        return switch (criterion) {
            case "severity" -> finding.path("Severity");
            case "service.archived" -> finding.path("Service").path("Archived");
            default ->
                throw new UnsupportedOperationException("the sandbox's GuardDuty knows no criterion " + criterion);
        };
    }

    private static boolean meets(JsonNode value, JsonNode condition) {
        var least = condition.path("GreaterThanOrEqual");
        var texts = condition.path("Equals");
        return (least.isMissingNode() || value.asDouble() >= least.asDouble())
                && (texts.isMissingNode()
                        || StreamSupport.stream(texts.spliterator(), false)
                                .anyMatch(text -> text.asText().equals(value.asText("false"))));
    }
}
