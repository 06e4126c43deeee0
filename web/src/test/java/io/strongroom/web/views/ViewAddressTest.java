package io.strongroom.web.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.users.UserId;
import io.strongroom.domain.views.SavedView;
import io.strongroom.domain.views.SavedViewId;
import io.strongroom.domain.views.ViewedList;
import io.strongroom.web.findings.FindingFilter;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewAddressTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void savedFilterOfFindingsLeadsBackToItself() {
        for (var terms : List.of(
                Map.of("severity", "CRITICAL", "account", "123456789012", "control", "IMM-01"),
                Map.of("status", "ANY", "region", "global"),
                Map.of("status", "STALE", "verdict", "UNKNOWN"),
                Map.of("assignee", "the red team, at night"),
                Map.of("resource", "arn:aws:backup:eu-west-1:123456789012:backup-vault:a b"))) {
            var filter = of(terms);
            var address = address(ViewedList.FINDINGS, filter.said().orElseThrow());
            assertEquals(Optional.of(sorted(filter.asControls())), address.map(ViewAddressTest::sorted));
        }
    }

    @Test
    void whatHasNoWordsIsNotSaid() {
        assertEquals(Optional.empty(), of(Map.of("family", "ENC")).said());
        assertEquals(Optional.empty(), of(Map.of("ou", "/prod")).said());
        assertEquals(
                Optional.empty(), of(Map.of("assignee", "the \"red\" team")).said());
    }

    @Test
    void openOnesAreMeantByThePageAndSaidByTheFilter() {
        assertEquals(
                Optional.of("severity:high status:open"),
                of(Map.of("severity", "HIGH")).said());
        assertEquals(Optional.of("/findings?severity=HIGH"), address(ViewedList.FINDINGS, "severity:high status:open"));
        assertEquals(Optional.of("/findings?severity=HIGH&status=ANY"), address(ViewedList.FINDINGS, "severity:high"));
    }

    @Test
    void whatNoFormHoldsIsLeftToTheApi() {
        assertEquals(Optional.empty(), address(ViewedList.FINDINGS, "severity:high,critical"));
        assertEquals(Optional.empty(), address(ViewedList.JOBS, "age>1d"));
        assertEquals(Optional.empty(), address(ViewedList.JOBS, "error:Throttling"));
        assertEquals(Optional.empty(), address(ViewedList.ACCOUNTS, "status:active"));
        assertEquals(Optional.empty(), address(ViewedList.JOBS, "key:of-an-older-release"));
        assertEquals(
                Optional.of("/jobs?state=FAILED&remediation=create-backup-key"),
                address(ViewedList.JOBS, "state:failed remediation:create-backup-key"));
    }

    private static String sorted(String address) {
        var parts = address.substring(address.indexOf('?') + 1).split("&");
        Arrays.sort(parts);
        return String.join("&", parts);
    }

    private static Optional<String> address(ViewedList list, String query) {
        var id = new UserId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
        var view = new SavedView(SavedViewId.next(), id, "ada", "x", list, query, false, NOW, 1);
        return ViewAddress.of(view, NOW);
    }

    private static FindingFilter of(Map<String, String> terms) {
        var address = new MultivaluedHashMap<String, String>();
        terms.forEach(address::putSingle);
        return FindingFilter.of(address);
    }
}
