package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypesInUseAreOptedInTest {
    private final TypesInUseAreOptedIn control = new TypesInUseAreOptedIn();

    @Test
    void optedInTypesPass() {
        assertEquals("PASS", verdict(control, WithSettings.inventory()).label());
    }

    @Test
    void typeInUseThatIsOutFails() {
        var settings = Records.with(WithSettings.settings(), "optedIn", Map.of("EBS", false));
        assertEquals(
                "FAIL",
                verdict(control, WithSettings.inventory().read(Kinds.BACKUP_SETTINGS, List.of(settings)))
                        .label());
    }

    @Test
    void typeOutOfUseMayBeOut() {
        var settings = Records.with(WithSettings.settings(), "optedIn", Map.of("EBS", true, "RDS", false));
        assertEquals(
                "PASS",
                verdict(control, WithSettings.inventory().read(Kinds.BACKUP_SETTINGS, List.of(settings)))
                        .label());
    }

    @Test
    void regionWithoutDataIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, WithSettings.inventory().read(Kinds.STATEFUL_RESOURCES, List.of()))
                        .label());
    }

    @Test
    void deniedSettingsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdictOnWhole(control, WithSettings.inventory().unread(Kinds.BACKUP_SETTINGS, WithSettings.DENIED))
                        .label());
        assertEquals(
                "UNKNOWN",
                verdict(control, WithSettings.inventory().unread(Kinds.STATEFUL_RESOURCES, WithSettings.DENIED))
                        .label());
    }
}
