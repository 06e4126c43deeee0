package io.strongroom.web.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.findings.FindingStatus;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingFilterTest {
    @Test
    void onlyOpenOnesAreMeantWithoutAStatus() {
        assertEquals(Set.of(FindingStatus.OPEN), query(of()).statuses());
        assertEquals(Set.of(), query(of("status", "ANY")).statuses());
    }

    @Test
    void whatIsNotUnderstoodIsLeftOutAndSaid() {
        var filter = of("severity", "AWFUL", "account", "12", "control", "XYZ-1", "after", "CRITICAL.nonsense");
        assertFalse(filter.any());
        assertEquals(4, filter.notes().size());
    }

    @Test
    void chipTakesItsOwnTermAwayAndKeepsTheRest() {
        var filter = of("family", "ENC", "ou", "/a b&c", "view", "resources");
        var chip = filter.chips().getFirst();
        assertEquals("Encryption and keys", chip.value());
        assertEquals("/findings?view=resources&ou=%2Fa+b%26c", chip.without());
    }

    @Test
    void oneControlOfAFamilyAsksForItAlone() {
        var filter = of("family", "ENC", "account", "123456789012");
        var address = filter.resourcesOf(new ControlId("ENC-04"), "FAIL");
        assertEquals("/findings?view=resources&account=123456789012&control=ENC-04&verdict=FAIL", address);
        assertEquals(Set.of(new ControlId("ENC-01")), query(filter).controls());
    }

    @Test
    void rollUpsAnswerWhatTheyKnow() {
        assertTrue(
                of("severity", "HIGH", "account", "123456789012", "ou", "/prod").rolledUp());
        for (var beyond : List.of("region", "status", "assignee")) {
            assertFalse(of(beyond, beyond.equals("status") ? "STALE" : "global").rolledUp(), beyond);
        }
    }

    private static io.strongroom.domain.findings.FindingQuery query(FindingFilter filter) {
        return filter.query(family -> List.of(new ControlId(family + "-01")), Optional.empty(), 1);
    }

    private static FindingFilter of(String... terms) {
        var address = new MultivaluedHashMap<String, String>();
        for (var i = 0; i < terms.length; i += 2) {
            address.add(terms[i], terms[i + 1]);
        }
        return FindingFilter.of(address);
    }
}
