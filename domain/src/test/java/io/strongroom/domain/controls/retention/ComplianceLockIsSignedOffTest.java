package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplianceLockIsSignedOffTest {
    private final ComplianceLockIsSignedOff control = new ComplianceLockIsSignedOff();

    @Test
    void graceThatEndsSoonFailsWithWhatBecomesPermanent() {
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, ending(Duration.ofHours(71))));
        // What changes by the hour would make a new finding of it by the hour.
        assertFalse(fail.facts().has("hoursLeft"));
        assertEquals(
                365,
                fail.facts().path("becomesPermanent").path("maxRetentionDays").asLong());
        assertEquals(
                Samples.KEY_ARN,
                fail.facts().path("becomesPermanent").path("kmsKeyArn").asText());
    }

    @Test
    void graceThatEndsExactlyThenFails() {
        assertEquals("FAIL", verdict(control, ending(Duration.ofHours(72))).label());
    }

    @Test
    void graceWithTimeLeftPasses() {
        assertEquals("PASS", verdict(control, ending(Duration.ofHours(73))).label());
    }

    @Test
    void finalLockIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, ending(Duration.ofHours(-1))).label());
    }

    @Test
    void governanceIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, Samples.inventory().read(Kinds.VAULTS, List.of(Samples.vault())))
                        .label());
    }

    @Test
    void deniedVaultsAreUnknown() {
        var inventory = Samples.inventory().unread(Kinds.VAULTS, new Coverage.Denied("backup:ListBackupVaults"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static Inventory.Builder ending(Duration left) {
        return Samples.inventory()
                .read(Kinds.VAULTS, List.of(Records.with(Samples.vault(), "lockDate", Samples.NOW.plus(left))));
    }
}
