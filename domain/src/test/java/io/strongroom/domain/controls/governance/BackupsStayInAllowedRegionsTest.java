package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupsStayInAllowedRegionsTest {
    private static final String GUARD = """
            {"Effect":"Deny","Action":"backup:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1"]}}}""";
    private static final String OTHER_GUARD = GUARD.replace("eu-west-1", "eu-central-1");
    private final BackupsStayInAllowedRegions control = new BackupsStayInAllowedRegions();

    @Test
    void backupsHereUnderAGuardPass() {
        assertEquals("PASS", verdict(control, seen("eu-west-1", GUARD)).label());
    }

    @Test
    void backupsInAnotherRegionFail() {
        assertEquals("FAIL", verdict(control, seen("eu-central-1", GUARD)).label());
    }

    @Test
    void emptyVaultInAnotherRegionIsNoBackup() {
        var empty = Records.with(Samples.vault(), "recoveryPoints", 0L);
        assertEquals(
                "PASS",
                verdict(control, seen("eu-central-1", OTHER_GUARD).read(Kinds.VAULTS, List.of(empty)))
                        .label());
    }

    @Test
    void copyToAnotherRegionFails() {
        var copy = new BackupPlan.Copy("arn:aws:backup:us-east-1:123456789012:backup-vault:far", Optional.empty());
        var rule = Records.with(Samples.plan().rules().getFirst(), "copies", List.of(copy));
        var plan = Records.with(Samples.plan(), "rules", List.of(rule));
        assertEquals(
                "FAIL",
                verdict(control, seen("eu-west-1", GUARD).read(Kinds.BACKUP_PLANS, List.of(plan)))
                        .label());
    }

    @Test
    void missingGuardFails() {
        assertEquals("FAIL", verdict(control, seen("eu-west-1", "")).label());
    }

    @Test
    void eachLevelAboveTheAccountMustAllow() {
        var everything = Samples.policy("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");
        var here = Samples.policy(
                "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:RequestedRegion\":\"eu-west-1\"}}}");
        var organization = WithSettings.organization(Told.known(List.of(
                WithSettings.policy("SERVICE_CONTROL_POLICY", "/", everything),
                WithSettings.policy("SERVICE_CONTROL_POLICY", "/prod", here),
                WithSettings.policy("SERVICE_CONTROL_POLICY", "/prod/backup", everything),
                WithSettings.policy("SERVICE_CONTROL_POLICY", Samples.ACCOUNT.value(), everything))));
        assertEquals(
                "PASS",
                verdict(control, seen("eu-west-1", "").read(Kinds.ORGANIZATION, List.of(organization)))
                        .label());
    }

    @Test
    void guardIsAskedOfMembersOnly() {
        var manager = Records.with(Samples.account(), "management", true);
        assertEquals(
                "PASS",
                verdict(control, seen("eu-west-1", "").read(Kinds.ACCOUNT, List.of(manager)))
                        .label());
        var alone = Records.with(Samples.account(), "ouPath", Told.none());
        assertEquals(
                "PASS",
                verdict(
                                control,
                                seen("eu-west-1", "")
                                        .read(Kinds.ACCOUNT, List.of(alone))
                                        .read(Kinds.ORGANIZATION, List.of()))
                        .label());
    }

    @Test
    void guardThatNamesOneRegionIsNone() {
        var one =
                "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}}";
        assertEquals("FAIL", verdict(control, seen("eu-west-1", one)).label());
    }

    @Test
    void guardThatSparesBackupIsNone() {
        var spared = GUARD.replace("\"Action\":\"backup:*\"", "\"NotAction\":\"backup:*\"");
        assertEquals("FAIL", verdict(control, seen("eu-west-1", spared)).label());
    }

    @Test
    void policyWithoutRegionsIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, WithSettings.inventory()).label());
    }

    @Test
    void deniedOrganizationIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(
                                control,
                                seen("eu-west-1", GUARD)
                                        .read(Kinds.ACCOUNT, List.of(Samples.untoldAccount()))
                                        .unread(Kinds.ORGANIZATION, WithSettings.DENIED))
                        .label());
    }

    private static Inventory.Builder seen(String allowed, String statement) {
        var everything = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
        var document = Samples.policy(statement.isEmpty() ? everything : everything + "," + statement);
        var organization = WithSettings.organization(
                Told.known(List.of(WithSettings.policy("SERVICE_CONTROL_POLICY", "/", document))));
        return WithSettings.inventory()
                .read(Kinds.ORGANIZATION, List.of(organization))
                .expecting(Records.with(Expectations.standard(), "allowedRegions", Set.of(allowed)));
    }
}
