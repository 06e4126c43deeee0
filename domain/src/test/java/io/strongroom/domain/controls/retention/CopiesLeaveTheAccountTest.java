package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.CopyRoute;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.policies.Expectations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiesLeaveTheAccountTest {
    private static final String FAR = "arn:aws:backup:eu-west-1:210987654321:backup-vault:far";
    private static final Coverage DENIED = new Coverage.Denied("organizations:DescribeOrganization");
    private final CopiesLeaveTheAccount control = new CopiesLeaveTheAccount();

    @Test
    void copyThatArrivesInAnotherOuPasses() {
        assertEquals("PASS", verdict(control, seen(FAR, 1, "/security")).label());
    }

    @Test
    void copyIntoTheSameOuFails() {
        assertEquals("FAIL", verdict(control, seen(FAR, 1, "/prod/backup")).label());
    }

    @Test
    void copyThatDoesNotArriveFails() {
        assertEquals("FAIL", verdict(control, seen(FAR, 8, "/security")).label());
        assertEquals(
                "FAIL",
                verdict(control, seen(FAR, 1, "/security").read(Kinds.COPY_ROUTES, List.of()))
                        .label());
    }

    @Test
    void timeBeforeAwsRemembersIsUnknown() {
        var quarterly = Records.with(Expectations.standard(), "copyEvery", Duration.ofDays(90));
        var forgotten =
                seen(FAR, 1, "/security").read(Kinds.COPY_ROUTES, List.of()).expecting(quarterly);
        assertEquals("UNKNOWN", verdict(control, forgotten).label());
        var near =
                seen(FAR, 1, "/prod/backup").read(Kinds.COPY_ROUTES, List.of()).expecting(quarterly);
        assertEquals("FAIL", verdict(control, near).label());
    }

    @Test
    void arrivalFromAnotherVaultDoesNotCount() {
        var route = new CopyRoute("r", Samples.VAULT_ARN + "-other", FAR, 1, 0, Optional.of(Samples.NOW));
        assertEquals(
                "FAIL",
                verdict(control, seen(FAR, 1, "/security").read(Kinds.COPY_ROUTES, List.of(route)))
                        .label());
    }

    @Test
    void copyWithinTheAccountFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen("arn:aws:backup:us-east-1:123456789012:backup-vault:far", 1, "/security"))
                        .label());
    }

    @Test
    void withoutOrganizationAnotherAccountIsEnough() {
        var alone = Records.with(Samples.account(), "ouPath", Told.none());
        assertEquals(
                "PASS",
                verdict(
                                control,
                                seen(FAR, 1, "/x")
                                        .read(Kinds.ACCOUNT, List.of(alone))
                                        .read(Kinds.ORGANIZATION, List.of()))
                        .label());
    }

    @Test
    void accountThatStandsNobodyKnowsWhereIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(
                                control,
                                seen(FAR, 1, "/x")
                                        .read(Kinds.ACCOUNT, List.of(Samples.untoldAccount()))
                                        .unread(Kinds.ORGANIZATION, DENIED))
                        .label());
    }

    @Test
    void unreadOrganizationIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen(FAR, 1, "/x").unread(Kinds.ORGANIZATION, DENIED))
                        .label());
    }

    @Test
    void noPlanIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen(FAR, 1, "/x").read(Kinds.BACKUP_PLANS, List.of()))
                        .label());
    }

    private static Inventory.Builder seen(String destination, int daysAgo, String ouPath) {
        var rule = Records.with(
                Samples.plan().rules().getFirst(),
                "copies",
                List.of(new BackupPlan.Copy(destination, Optional.empty())));
        var route = new CopyRoute(
                "r", Samples.VAULT_ARN, destination, 5, 0, Optional.of(Samples.NOW.minus(Duration.ofDays(daysAgo))));
        var far = new Organization.OrganizationAccount(new AccountId("210987654321"), "vaults", ouPath, "ACTIVE");
        var organization = new Organization(
                "arn:aws:organizations::1:organization/o-1",
                "o-1",
                far.id(),
                List.of(far),
                Told.none(),
                Told.none(),
                Told.none(),
                Told.none(),
                Told.none());
        return Samples.inventory()
                .read(Kinds.BACKUP_PLANS, List.of(Records.with(Samples.plan(), "rules", List.of(rule))))
                .read(Kinds.COPY_ROUTES, List.of(route))
                .read(Kinds.ACCOUNT, List.of(Samples.account()))
                .read(Kinds.ORGANIZATION, List.of(organization));
    }
}
