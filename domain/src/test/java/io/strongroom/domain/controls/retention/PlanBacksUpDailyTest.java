package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.Lifecycle;
import io.strongroom.domain.policies.Expectations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanBacksUpDailyTest {
    private final PlanBacksUpDaily control = new PlanBacksUpDaily();

    @Test
    void dailyRuleKeptLongEnoughPasses() {
        assertEquals("PASS", verdict(control, seen(rule())).label());
    }

    @Test
    void ruleWithoutScheduleIsDaily() {
        assertEquals(
                "PASS",
                verdict(control, seen(Records.with(rule(), "schedule", Optional.empty())))
                        .label());
    }

    @Test
    void clockChangeDoesNotFail() {
        assertEquals(
                "PASS",
                verdict(control, seen(Records.with(rule(), "timezone", "Europe/Berlin")))
                        .label());
    }

    @Test
    void weekdaysOnlyFail() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(rule(), "schedule", "cron(0 5 ? * MON-FRI *)")))
                        .label());
    }

    @Test
    void shortRetentionFails() {
        var lifecycle = new Lifecycle(Optional.of(34L), Optional.empty(), Optional.empty());
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(rule(), "lifecycle", lifecycle)))
                        .label());
    }

    @Test
    void missingLifecycleIsForEver() {
        assertEquals(
                "PASS",
                verdict(control, seen(Records.with(rule(), "lifecycle", Optional.empty())))
                        .label());
    }

    @Test
    void deletionAfterCopyIsNotKept() {
        var lifecycle = new Lifecycle(Optional.empty(), Optional.empty(), Optional.of("DELETE_AFTER_COPY"));
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(rule(), "lifecycle", lifecycle)))
                        .label());
    }

    @Test
    void frequencyOfOneRuleAndRetentionOfAnotherFail() {
        var weekly = Records.with(rule(), "schedule", "cron(0 5 ? * SUN *)");
        var brief =
                Records.with(rule(), "lifecycle", new Lifecycle(Optional.of(7L), Optional.empty(), Optional.empty()));
        assertEquals("FAIL", verdict(control, seen(weekly, brief)).label());
    }

    @Test
    void tighterRecoveryPointIsAsked() {
        var sixHours = Records.with(Expectations.standard(), "recoveryPoint", Duration.ofHours(6));
        assertEquals("FAIL", verdict(control, seen(rule()).expecting(sixHours)).label());
        var often = Records.with(rule(), "schedule", "rate(6 hours)");
        assertEquals("PASS", verdict(control, seen(often).expecting(sixHours)).label());
    }

    @Test
    void scheduleThatNobodyUnderstandsIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen(Records.with(rule(), "schedule", "whenever")))
                        .label());
        assertEquals(
                "PASS",
                verdict(control, seen(Records.with(rule(), "schedule", "whenever"), rule()))
                        .label());
    }

    @Test
    void planWithoutRulesFails() {
        assertEquals("FAIL", verdict(control, seen()).label());
    }

    @Test
    void noPlanIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, Samples.inventory().read(Kinds.BACKUP_PLANS, List.of()))
                        .label());
    }

    @Test
    void deniedPlansAreUnknown() {
        var inventory = Samples.inventory().unread(Kinds.BACKUP_PLANS, new Coverage.Denied("backup:ListBackupPlans"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static BackupPlan.Rule rule() {
        return Samples.plan().rules().getFirst();
    }

    private static Inventory.Builder seen(BackupPlan.Rule... rules) {
        return Samples.inventory()
                .read(Kinds.BACKUP_PLANS, List.of(Records.with(Samples.plan(), "rules", List.of(rules))));
    }
}
