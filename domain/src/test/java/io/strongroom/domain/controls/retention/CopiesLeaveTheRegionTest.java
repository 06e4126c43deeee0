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
import io.strongroom.domain.inventory.backup.CopyRoute;
import io.strongroom.domain.policies.Expectations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopiesLeaveTheRegionTest {
    private static final String FAR = "arn:aws:backup:eu-central-1:123456789012:backup-vault:far";
    private final CopiesLeaveTheRegion control = new CopiesLeaveTheRegion();

    @Test
    void copyThatArrivesElsewherePasses() {
        assertEquals("PASS", verdict(control, seen(FAR, 1)).label());
    }

    @Test
    void copyThatIsLateFails() {
        assertEquals("FAIL", verdict(control, seen(FAR, 8)).label());
    }

    @Test
    void timeBeforeAwsRemembersIsUnknown() {
        var quarterly = Records.with(Expectations.standard(), "copyEvery", Duration.ofDays(90));
        var forgotten = seen(FAR, 1).read(Kinds.COPY_ROUTES, List.of());
        assertEquals("UNKNOWN", verdict(control, forgotten.expecting(quarterly)).label());
        assertEquals("PASS", verdict(control, seen(FAR, 1).expecting(quarterly)).label());
    }

    @Test
    void copyWithinTheRegionFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen("arn:aws:backup:eu-west-1:210987654321:backup-vault:far", 1))
                        .label());
    }

    @Test
    void policyThatKeepsDataHereIsNotApplicable() {
        var here = Records.with(Expectations.standard(), "allowedRegions", Set.of("eu-west-1"));
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen(FAR, 8).expecting(here)).label());
    }

    @Test
    void deniedCopyJobsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen(FAR, 1).unread(Kinds.COPY_ROUTES, new Coverage.Denied("backup:ListCopyJobs")))
                        .label());
    }

    private static Inventory.Builder seen(String destination, int daysAgo) {
        var rule = Records.with(
                Samples.plan().rules().getFirst(),
                "copies",
                List.of(new BackupPlan.Copy(destination, Optional.empty())));
        var route = new CopyRoute(
                "r", Samples.VAULT_ARN, destination, 5, 0, Optional.of(Samples.NOW.minus(Duration.ofDays(daysAgo))));
        return Samples.inventory()
                .read(Kinds.BACKUP_PLANS, List.of(Records.with(Samples.plan(), "rules", List.of(rule))))
                .read(Kinds.COPY_ROUTES, List.of(route));
    }
}
