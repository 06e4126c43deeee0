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
    void powerOnAnUnusualConditionIsShownNotCounted() {
        var role = Worlds.role(
                "far",
                PEOPLE,
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}}");
        var inventory = Worlds.account(Worlds.organization(), List.of(role), List.of());
        var pass = (Verdict.Pass) verdict(control, inventory);
        assertEquals(
                "aws:sourcevpce",
                pass.facts().at("/onCondition").path(role.arn()).path(0).asText());
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

    private String judge(Organization organization, Role role) {
        return verdict(control, Worlds.account(organization, List.of(role), List.of()))
                .label();
    }
}
