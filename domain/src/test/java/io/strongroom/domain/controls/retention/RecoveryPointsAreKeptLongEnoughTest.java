package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryPointsAreKeptLongEnoughTest {
    private final RecoveryPointsAreKeptLongEnough control = new RecoveryPointsAreKeptLongEnough();

    @Test
    void askedRetentionPasses() {
        assertEquals("PASS", verdict(control, seen(kept(35))).label());
    }

    @Test
    void shorterRetentionFails() {
        assertEquals("FAIL", verdict(control, seen(kept(34))).label());
    }

    @Test
    void missingEndIsForEverAndNotZero() {
        var forEver = Records.with(Samples.recoveryPoints(), "deleteAfterDays", Optional.empty());
        assertEquals("PASS", verdict(control, seen(forEver)).label());
    }

    @Test
    void forEverFailsWhereThePolicySetsAnEnd() {
        var forEver = Records.with(Samples.recoveryPoints(), "deleteAfterDays", Optional.empty());
        assertEquals(
                "FAIL", verdict(control, seen(forEver).expecting(most(100))).label());
    }

    @Test
    void longerThanAllowedFails() {
        assertEquals(
                "FAIL", verdict(control, seen(kept(101)).expecting(most(100))).label());
        assertEquals(
                "PASS", verdict(control, seen(kept(100)).expecting(most(100))).label());
    }

    @Test
    void continuousBackupIsAskedForNoMoreThanAwsKeeps() {
        var points = Records.with(kept(35), "status", "AVAILABLE");
        var year = Records.with(Expectations.standard(), "minRetentionDays", 365L);
        assertEquals("PASS", verdict(control, seen(points).expecting(year)).label());
    }

    @Test
    void pointsThatGoAnywayAreNotApplicable() {
        var points = Records.with(kept(1), "status", "EXPIRED");
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, seen(points)).label());
    }

    @Test
    void deniedPointsAreUnknown() {
        var inventory = Samples.inventory()
                .unread(Kinds.RECOVERY_POINTS, new Coverage.Denied("backup:ListRecoveryPointsByBackupVault"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static RecoveryPoints kept(long days) {
        return Records.with(Samples.recoveryPoints(), "deleteAfterDays", days);
    }

    private static Expectations most(long days) {
        return Records.with(Expectations.standard(), "maxRetentionDays", days);
    }

    private static Inventory.Builder seen(RecoveryPoints points) {
        return Samples.inventory().read(Kinds.RECOVERY_POINTS, List.of(points));
    }
}
