package io.strongroom.api.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
    @Test
    void whatBeginsAFormulaGetsAQuote() {
        for (var bad : List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx")) {
            assertEquals("'" + bad, CsvRows.safe(bad));
        }
    }

    @Test
    void theRestStaysAsItIs() {
        for (var good : List.of("", "a=b", "1", " =x", "\"=x\"", "'x")) {
            assertEquals(good, CsvRows.safe(good));
        }
    }

    @Test
    void aResourceTakesTwoColumns() {
        assertEquals(List.of("id", "resourceType", "resourceArn"), new CsvRows(List.of("id", "resource")).header());
    }
}
