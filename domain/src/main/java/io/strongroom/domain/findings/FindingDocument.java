package io.strongroom.domain.findings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.RemediationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A finding on the wire, the same for the API and for files from the pages. */
public final class FindingDocument {
    /** The names of its fields, in their order. */
    public static final List<String> FIELDS = List.of(
            "id",
            "control",
            "severity",
            "status",
            "verdict",
            "accountId",
            "region",
            "resource",
            "because",
            "evidence",
            "firstSeenAt",
            "lastSeenAt",
            "changedAt",
            "remediations",
            "assignee",
            "note",
            "reopened",
            "exception");

    private FindingDocument() {}

    /** @param remediations what can repair it automatically */
    public static ObjectNode of(Finding finding, List<RemediationId> remediations) {
        var document = Json.object()
                .put("id", finding.id().toString())
                .put("control", finding.control().value())
                .put("severity", finding.severity().name())
                .put("status", finding.status().name())
                .put("verdict", finding.verdict())
                .put("accountId", finding.accountId().value())
                .put("region", finding.region());
        document.putObject("resource").put("type", finding.resourceType()).put("arn", finding.resourceArn());
        document.put("because", finding.because());
        document.set("evidence", finding.facts());
        document.put("firstSeenAt", text(finding.firstSeenAt()))
                .put("lastSeenAt", text(finding.lastSeenAt()))
                .put("changedAt", text(finding.changedAt()));
        var ids = document.putArray("remediations");
        remediations.forEach(id -> ids.add(id.value()));
        finding.assignee().ifPresent(who -> document.put("assignee", who));
        finding.note().ifPresent(note -> document.put("note", note));
        document.put("reopened", finding.reopened());
        finding.exception().map(UUID::toString).ifPresent(id -> document.put("exception", id));
        return document;
    }

    private static String text(Instant at) {
        return at.toString();
    }
}
