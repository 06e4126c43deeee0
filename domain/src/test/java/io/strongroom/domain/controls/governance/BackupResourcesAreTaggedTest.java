package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ReportPlan;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupResourcesAreTaggedTest {
    private final BackupResourcesAreTagged control = new BackupResourcesAreTagged();

    @Test
    void taggedResourcesPass() {
        assertEquals("PASS", verdict(control, WithSettings.inventory()).label());
    }

    @Test
    void eachKindOfLackIsNamed() {
        var rule = Records.with(Samples.plan().rules().getFirst(), "recoveryPointTags", Map.of());
        var plan = Records.with(Records.with(Samples.plan(), "tags", Told.none()), "rules", List.of(rule));
        var report = new ReportPlan(
                "arn:aws:backup:eu-west-1:123456789012:report-plan:r",
                "r",
                "BACKUP_JOB_REPORT",
                "b",
                "COMPLETED",
                Optional.empty(),
                Optional.empty(),
                Told.none());
        var inventory = WithSettings.inventory()
                .read(Kinds.VAULTS, List.of(Records.with(Samples.vault(), "tags", Told.none())))
                .read(Kinds.BACKUP_PLANS, List.of(plan))
                .read(Kinds.REPORT_PLANS, List.of(report));
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, inventory));
        assertEquals(4, fail.facts().path("lacking").size());
    }

    @Test
    void planOfTheOrganizationIsNotTheAccountsToTag() {
        var plan = Records.with(Records.with(Samples.plan(), "tags", Told.none()), "organizationManaged", true);
        assertEquals(
                "PASS",
                verdict(control, WithSettings.inventory().read(Kinds.BACKUP_PLANS, List.of(plan)))
                        .label());
    }

    @Test
    void policyWithoutTagsIsNotApplicable() {
        var none = Records.with(Expectations.standard(), "requiredTags", Set.of());
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, WithSettings.inventory().expecting(none))
                        .label());
    }

    @Test
    void deniedTagsAreUnknown() {
        var dark = Records.with(Samples.vault(), "tags", Told.unknown(WithSettings.DENIED));
        assertEquals(
                "UNKNOWN",
                verdict(control, WithSettings.inventory().read(Kinds.VAULTS, List.of(dark)))
                        .label());
    }
}
