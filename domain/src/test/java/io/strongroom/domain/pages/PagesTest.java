package io.strongroom.domain.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.remediations.RemediationId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void controlHasItsPage() {
        assertTrue(Pages.of(new ControlId("ENC-04")).orElseThrow().contains("## Limits"));
    }

    @Test
    void remediationHasItsPage() {
        assertTrue(
                Pages.of(new RemediationId("create-backup-key")).orElseThrow().contains("\n## "));
    }

    @Test
    void whatNobodyWroteIsEmpty() {
        assertEquals(Optional.empty(), Pages.of(new ControlId("ENC-99")));
    }
}
