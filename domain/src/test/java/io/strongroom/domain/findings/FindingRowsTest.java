package io.strongroom.domain.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.RemediationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindingRowsTest {
    @Test
    void whatBeginsAFormulaGetsAQuote() {
        for (var bad : List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =x")) {
            assertEquals("'" + bad, FindingRows.safe(bad));
        }
    }

    @Test
    void theRestStaysAsItIs() {
        for (var good : List.of("", "a=b", "1", " x", "\"=x\"", "'x")) {
            assertEquals(good, FindingRows.safe(good));
        }
    }

    @Test
    void aResourceTakesTwoColumns() {
        assertEquals(List.of("id", "resourceType", "resourceArn"), new FindingRows(List.of("id", "resource")).header());
    }

    @Test
    void everyFieldOfADocumentHasItsColumn() {
        var finding = new Finding(
                new FindingId(new UUID(0, 1)),
                new ControlId("IMM-01"),
                Severity.HIGH,
                FindingStatus.OPEN,
                "FAIL",
                new AccountId("123456789012"),
                "eu-west-1",
                "AWS::Backup::BackupVault",
                "arn:aws:backup:eu-west-1:123456789012:backup-vault:payments",
                "=It is not locked.",
                Json.object().put("locked", false),
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                0,
                Optional.of("ann"),
                Optional.of("soon"),
                Optional.of(new UUID(0, 2)),
                1);
        var document = FindingDocument.of(finding, List.of(new RemediationId("lock-backup-vault")));
        var names = new ArrayList<String>();
        document.fieldNames().forEachRemaining(names::add);
        assertEquals(FindingDocument.FIELDS, names);
        var rows = new FindingRows(FindingDocument.FIELDS);
        var row = rows.row(document);
        assertEquals(rows.header().size(), row.size());
        assertEquals("'=It is not locked.", row.get(rows.header().indexOf("because")));
        assertEquals("lock-backup-vault", row.get(rows.header().indexOf("remediations")));
        assertEquals("{\"locked\":false}", row.get(rows.header().indexOf("evidence")));
    }
}
