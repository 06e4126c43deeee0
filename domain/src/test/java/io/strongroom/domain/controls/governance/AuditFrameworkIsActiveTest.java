package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.AuditFramework;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditFrameworkIsActiveTest {
    private final AuditFrameworkIsActive control = new AuditFrameworkIsActive();

    @Test
    void activeFrameworkPasses() {
        assertEquals(
                "PASS",
                verdict(control, seen("COMPLETED", Told.known("ACTIVE"))).label());
    }

    @Test
    void partlyActiveFrameworkFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen("COMPLETED", Told.known("PARTIALLY_ACTIVE")))
                        .label());
    }

    @Test
    void failedDeploymentFails() {
        assertEquals(
                "FAIL", verdict(control, seen("FAILED", Told.known("ACTIVE"))).label());
    }

    @Test
    void noFrameworkFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen("COMPLETED", Told.known("ACTIVE")).read(Kinds.AUDIT_FRAMEWORKS, List.of()))
                        .label());
    }

    @Test
    void regionWithoutPlansIsNotApplicable() {
        var inventory =
                WithSettings.inventory().read(Kinds.BACKUP_PLANS, List.of()).read(Kinds.AUDIT_FRAMEWORKS, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedStatusIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen("COMPLETED", Told.unknown(WithSettings.DENIED)))
                        .label());
        assertEquals(
                "UNKNOWN",
                verdict(control, seen("COMPLETED", Told.none()).unread(Kinds.AUDIT_FRAMEWORKS, WithSettings.DENIED))
                        .label());
    }

    private static Inventory.Builder seen(String deployment, Told<String> status) {
        return WithSettings.inventory()
                .read(Kinds.AUDIT_FRAMEWORKS, List.of(new AuditFramework("arn:f", "f", deployment, status, 6)));
    }
}
