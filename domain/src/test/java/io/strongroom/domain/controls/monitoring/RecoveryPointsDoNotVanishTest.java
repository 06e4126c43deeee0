package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryPointsDoNotVanishTest {
    private final RecoveryPointsDoNotVanish control = new RecoveryPointsDoNotVanish();

    private static Inventory.Builder holding(RecoveryPoints... groups) {
        return Samples.inventory()
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.RECOVERY_POINTS, List.of(groups));
    }

    private String since(RecoveryPoints before, RecoveryPoints... now) {
        return verdict(
                        control,
                        holding(now).since(Baseline.seenBy(holding(before).build())))
                .label();
    }

    private static RecoveryPoints count(long count) {
        return Records.with(Records.with(Samples.recoveryPoints(), "count", count), "bytes", count * 1_000);
    }

    @Test
    void sameContentPasses() {
        assertEquals("PASS", since(count(100), count(98)));
    }

    @Test
    void manyLostAtOnceFail() {
        assertEquals("FAIL", since(count(100), count(60)));
    }

    @Test
    void emptiedVaultFailsHoweverSmall() {
        assertEquals("FAIL", since(count(3)));
    }

    @Test
    void fewLostInASmallVaultPass() {
        assertEquals("PASS", since(count(3), count(2)));
    }

    @Test
    void whatWasToExpireIsNotMissed() {
        var due = Records.with(count(100), "lastDeleteAt", Samples.NOW.minusSeconds(60));
        assertEquals("NOT_APPLICABLE", since(due));
    }

    @Test
    void burstOfDeletionsFails() {
        assertEquals("FAIL", since(count(100), count(80), Records.with(count(40), "status", "DELETING")));
    }

    @Test
    void jumpInSizeFails() {
        assertEquals("FAIL", since(count(100), Records.with(count(100), "bytes", 250_000L)));
        assertEquals("FAIL", since(count(100), Records.with(count(100), "bytes", 40_000L)));
    }

    @Test
    void massShorteningFails() {
        assertEquals("FAIL", since(count(100), count(50), Records.with(count(50), "deleteAfterDays", 1L)));
        assertEquals("PASS", since(count(100), count(95), Records.with(count(5), "deleteAfterDays", 1L)));
    }

    @Test
    void firstAssessmentIsNotApplicable() {
        assertEquals("NOT_APPLICABLE", verdict(control, holding(count(1))).label());
        var dark = Samples.inventory()
                .unread(Kinds.RECOVERY_POINTS, WatchSamples.DENIED)
                .build();
        assertEquals(
                "NOT_APPLICABLE",
                verdict(control, holding(count(1)).since(Baseline.seenBy(dark))).label());
    }

    @Test
    void deniedRecoveryPointsAreUnknownNotGone() {
        var before = Baseline.seenBy(holding(count(100)).build());
        var inventory =
                holding().unread(Kinds.RECOVERY_POINTS, WatchSamples.DENIED).since(before);
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }
}
