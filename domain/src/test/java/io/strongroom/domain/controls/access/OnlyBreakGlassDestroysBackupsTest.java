package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnlyBreakGlassDestroysBackupsTest {
    private static final String PEOPLE = "{'AWS':'arn:aws:iam::123456789012:root'}";
    private final OnlyBreakGlassDestroysBackups control = new OnlyBreakGlassDestroysBackups();

    @Test
    void administratorFails() {
        assertEquals("FAIL", judge(Worlds.organization(), Worlds.role("admin", PEOPLE, Worlds.ALL)));
    }

    @Test
    void userFails() {
        var inventory = Worlds.account(Worlds.organization(), List.of(), List.of(Worlds.user("ann", Worlds.ALL)));
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void scpTakesThePowerAway() {
        var guard = "{'Effect':'Deny','Action':['backup:Delete*','backup:Put*'],'Resource':'*',"
                + "'Condition':{'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/break-glass'}}}";
        assertEquals("PASS", judge(Worlds.organization(guard), Worlds.role("admin", PEOPLE, Worlds.ALL)));
        assertEquals("FAIL", judge(Worlds.organization(guard), Worlds.role("break-glass", PEOPLE, Worlds.ALL)));
    }

    @Test
    void boundaryTakesThePowerAway() {
        var bounded = Records.with(
                Worlds.role("admin", PEOPLE, Worlds.ALL),
                "boundary",
                Worlds.policy("{'Effect':'Allow','NotAction':'backup:*','Resource':'*'}"));
        assertEquals("PASS", judge(Worlds.organization(), bounded));
    }

    @Test
    void breakGlassMay() {
        var expected = Records.with(Expectations.standard(), "breakGlassRoles", Set.of("break-glass"));
        var inventory = Worlds.account(
                        Worlds.organization(), List.of(Worlds.role("break-glass", PEOPLE, Worlds.ALL)), List.of())
                .expecting(expected);
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void powerOverAllRecoveryPointsOfAnyAccountFailsToo() {
        var role = Worlds.role(
                "cleaner",
                PEOPLE,
                "{'Effect':'Allow','Action':'backup:DeleteRecoveryPoint','Resource':'arn:aws:backup:*:*:recovery-point:*'}");
        assertEquals("FAIL", judge(Worlds.organization(), role));
    }

    @Test
    void powerOverOneVaultPasses() {
        var role = Worlds.role(
                "dev",
                PEOPLE,
                "{'Effect':'Allow','Action':'backup:*','Resource':'arn:aws:backup:eu-west-1:123456789012:backup-vault:dev'}");
        assertEquals("PASS", judge(Worlds.organization(), role));
    }

    @Test
    void usualConditionsHideNothing() {
        var role = Worlds.role(
                "admin",
                PEOPLE,
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'},'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}}");
        assertEquals("FAIL", judge(Worlds.organization(), role));
    }

    @Test
    void powerOnAnUnusualConditionIsUnknown() {
        var far = Worlds.role("far", PEOPLE, on("{'StringEquals':{'aws:SourceVpce':'vpce-1'}}"));
        assertEquals("UNKNOWN", judge(Worlds.organization(), far));
        var anywhere = Worlds.role("anywhere", PEOPLE, on("{'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}}"));
        assertEquals("UNKNOWN", judge(Worlds.organization(), anywhere));
    }

    @Test
    void sureDestroyerFailsThoughAnotherIsUntold() {
        var far = Worlds.role("far", PEOPLE, on("{'StringEquals':{'aws:SourceVpce':'vpce-1'}}"));
        var inventory = Worlds.account(
                Worlds.organization(), List.of(far, Worlds.role("admin", PEOPLE, Worlds.ALL)), List.of());
        var fail = (Verdict.Fail) verdict(control, inventory);
        assertEquals(1, fail.facts().path("principals").size());
    }

    @Test
    void powerInAnyRegionWithBackupsFails() {
        var here = Worlds.role("here", PEOPLE, on("{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}"));
        var there = Worlds.role("there", PEOPLE, on("{'StringEquals':{'aws:RequestedRegion':'eu-central-1'}}"));
        assertEquals("FAIL", judgeWithVaultIn("eu-central-1", there));
        assertEquals("PASS", judgeWithVaultIn("eu-central-1", here));
        var named = "{'Effect':'Allow','Action':'backup:*','Resource':'arn:aws:backup:eu-central-1:123456789012:*'}";
        assertEquals("FAIL", judgeWithVaultIn("eu-central-1", Worlds.role("named", PEOPLE, named)));
    }

    @Test
    void unreadVaultsMatterOnlyWhereTheRegionDecides() {
        var denied = new Coverage.Denied("backup:ListBackupVaults");
        var there = Worlds.role("there", PEOPLE, on("{'StringEquals':{'aws:RequestedRegion':'eu-central-1'}}"));
        var some = Worlds.account(Worlds.organization(), List.of(there), List.of());
        assertEquals(
                "UNKNOWN", verdict(control, some.unread(Kinds.VAULTS, denied)).label());
        var admin = Worlds.account(Worlds.organization(), List.of(Worlds.role("admin", PEOPLE, Worlds.ALL)), List.of());
        assertEquals(
                "FAIL", verdict(control, admin.unread(Kinds.VAULTS, denied)).label());
    }

    @Test
    void unreadScpsMatterOnlyWhereSomebodyHasThePower() {
        var denied = new Coverage.Denied("organizations:ListPolicies");
        var admin = Worlds.account(Worlds.organization(), List.of(Worlds.role("admin", PEOPLE, Worlds.ALL)), List.of());
        assertEquals(
                "UNKNOWN",
                verdict(control, admin.unread(Kinds.ORGANIZATION, denied)).label());
        var nobody = Worlds.account(Worlds.organization(), List.of(Samples.role()), List.of());
        assertEquals(
                "PASS",
                verdict(control, nobody.unread(Kinds.ORGANIZATION, denied)).label());
    }

    private String judgeWithVaultIn(String region, Role role) {
        var vault =
                Records.with(Samples.vault(), "arn", "arn:aws:backup:" + region + ":123456789012:backup-vault:prod");
        var inventory = Worlds.account(Worlds.organization(), List.of(role), List.of());
        return verdict(control, inventory.read(Kinds.VAULTS, List.of(vault))).label();
    }

    private static String on(String condition) {
        return Worlds.ALL.replace("}", ",'Condition':" + condition + "}");
    }

    private String judge(Organization organization, Role role) {
        return verdict(control, Worlds.account(organization, List.of(role), List.of()))
                .label();
    }
}
