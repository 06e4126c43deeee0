package io.strongroom.api.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingDocument;
import io.strongroom.domain.findings.FindingId;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.RemediationId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingViewTest {
    @Test
    void exportsSayWhatTheContractSays() {
        assertEquals(
                FindingDocument.FIELDS,
                Stream.of(FindingView.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        for (var optional : List.of(Optional.<String>empty(), Optional.of("ann"))) {
            var finding = finding(optional);
            var remediations = List.of(new RemediationId("lock-backup-vault"));
            assertEquals(
                    Json.write(FindingView.of(finding, remediations)),
                    Json.write(FindingDocument.of(finding, remediations)));
        }
    }

    private static Finding finding(Optional<String> text) {
        return new Finding(
                new FindingId(new UUID(0, 1)),
                new ControlId("IMM-01"),
                Severity.HIGH,
                FindingStatus.OPEN,
                "FAIL",
                new AccountId("123456789012"),
                "eu-west-1",
                "AWS::Backup::BackupVault",
                "arn:aws:backup:eu-west-1:123456789012:backup-vault:payments",
                "It is not locked.",
                Json.object().put("locked", false),
                Instant.parse("2026-11-24T06:00:00.120Z"),
                Instant.parse("2026-11-24T06:00:00Z"),
                Instant.parse("2026-11-24T06:00:00.000001Z"),
                Optional.empty(),
                2,
                text,
                text,
                text.map(any -> new UUID(0, 2)),
                1);
    }
}
