package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.Lifecycle;
import io.strongroom.domain.inventory.backup.Vault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlansFitVaultLockTest {
    private final PlansFitVaultLock control = new PlansFitVaultLock();

    @Test
    void ruleWithinTheBoundsPasses() {
        assertEquals(
                "PASS", verdict(control, seen(Samples.vault(), Samples.plan())).label());
    }

    @Test
    void ruleBelowTheMinimumFails() {
        assertEquals(List.of("below-minimum"), problems(seen(Samples.vault(), keeping(days(7)))));
    }

    @Test
    void ruleAboveTheMaximumFails() {
        assertEquals(List.of("above-maximum"), problems(seen(Samples.vault(), keeping(days(366)))));
    }

    @Test
    void retentionForEverIsAboveAnyMaximum() {
        assertEquals(List.of("above-maximum"), problems(seen(Samples.vault(), keeping(Lifecycle.FOR_EVER))));
    }

    @Test
    void retentionForEverIsNotBelowTheMinimum() {
        var vault = Records.with(Samples.vault(), "maxRetentionDays", Optional.empty());
        assertEquals(List.of("no-maximum"), problems(seen(vault, keeping(Lifecycle.FOR_EVER))));
    }

    @Test
    void boundsThemselvesFit() {
        assertEquals(
                "PASS",
                verdict(control, seen(Samples.vault(), keeping(days(35)))).label());
        assertEquals(
                "PASS",
                verdict(control, seen(Samples.vault(), keeping(days(365)))).label());
    }

    @Test
    void copyIntoTheVaultIsTriedToo() {
        var copy = new BackupPlan.Copy(Samples.VAULT_ARN, Optional.of(days(7)));
        var rule = Records.with(
                Records.with(Samples.plan().rules().getFirst(), "targetVault", "other"), "copies", List.of(copy));
        assertEquals(
                List.of("below-minimum"),
                problems(seen(Samples.vault(), Records.with(Samples.plan(), "rules", List.of(rule)))));
    }

    @Test
    void coldStorageThatIsLeftTooSoonFails() {
        var lifecycle = new Lifecycle(Optional.of(100L), Optional.of(30L), Optional.empty());
        assertEquals(List.of("leaves-cold-too-soon"), problems(seen(Samples.vault(), keeping(lifecycle))));
        var long120 = new Lifecycle(Optional.of(120L), Optional.of(30L), Optional.empty());
        assertEquals(
                "PASS",
                verdict(control, seen(Samples.vault(), keeping(long120))).label());
    }

    @Test
    void pointsKeptForEverFailBeforeComplianceBecomesFinal() {
        var vault = Records.with(Samples.vault(), "lockDate", Samples.NOW.plusSeconds(86_400));
        var forEver = Records.with(Samples.recoveryPoints(), "deleteAfterDays", Optional.empty());
        var inventory = seen(vault, Samples.plan()).read(Kinds.RECOVERY_POINTS, List.of(forEver));
        assertEquals(List.of("kept-for-ever"), problems(inventory));
    }

    @Test
    void pointsKeptForEverAreNoMatterUnderGovernance() {
        var forEver = Records.with(Samples.recoveryPoints(), "deleteAfterDays", Optional.empty());
        var inventory = seen(Samples.vault(), Samples.plan()).read(Kinds.RECOVERY_POINTS, List.of(forEver));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void planIntoAnotherVaultIsNoMatter() {
        var rule = Records.with(
                Records.with(Samples.plan().rules().getFirst(), "targetVault", "other"), "lifecycle", days(1));
        assertEquals(
                "PASS",
                verdict(control, seen(Samples.vault(), Records.with(Samples.plan(), "rules", List.of(rule))))
                        .label());
    }

    @Test
    void unlockedVaultRefusesNothing() {
        var vault = Records.with(Samples.vault(), "locked", false);
        assertEquals("PASS", verdict(control, seen(vault, keeping(days(1)))).label());
    }

    @Test
    void vaultThatNobodyWritesToAndNobodyLockedIsNotApplicable() {
        var vault = Records.with(Records.with(Samples.vault(), "locked", false), "name", "other");
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen(vault, Samples.plan())).label());
    }

    @Test
    void deniedPlansAreUnknown() {
        var inventory = seen(Samples.vault(), Samples.plan())
                .unread(Kinds.BACKUP_PLANS, new Coverage.Denied("backup:ListBackupPlans"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private List<String> problems(Inventory.Builder inventory) {
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, inventory));
        return fail.facts().path("problems").findValuesAsText("problem");
    }

    private static Lifecycle days(long days) {
        return new Lifecycle(Optional.of(days), Optional.empty(), Optional.empty());
    }

    private static BackupPlan keeping(Lifecycle lifecycle) {
        var rule = Records.with(Samples.plan().rules().getFirst(), "lifecycle", lifecycle);
        return Records.with(Samples.plan(), "rules", List.of(rule));
    }

    private static Inventory.Builder seen(Vault vault, BackupPlan plan) {
        return Samples.inventory()
                .read(Kinds.VAULTS, List.of(vault))
                .read(Kinds.BACKUP_PLANS, List.of(plan))
                .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()));
    }
}
