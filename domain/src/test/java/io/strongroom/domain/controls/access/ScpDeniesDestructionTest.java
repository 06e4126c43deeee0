package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.organizations.Organization;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScpDeniesDestructionTest {
    private static final String GUARD =
            "{'Effect':'Deny','Action':['backup:Delete*','backup:Put*','backup:Update*','backup:CancelLegalHold'],"
                    + "'Resource':'*','Condition':{'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/%s'}}}";
    private final ScpDeniesDestruction control = new ScpDeniesDestruction();

    @Test
    void guardAtTheRootPasses() {
        assertEquals("PASS", judge(Worlds.organization(GUARD.formatted("backup-admin"))));
    }

    @Test
    void guardThatSparesAllRolesFails() {
        assertEquals("FAIL", judge(Worlds.organization(GUARD.formatted("*"))));
    }

    @Test
    void noGuardFails() {
        assertEquals("FAIL", judge(Worlds.organization()));
    }

    @Test
    void guardOnAnotherUnitFails() {
        var elsewhere = Records.with(
                Worlds.organization(),
                "policies",
                List.of(Worlds.scp("guard", GUARD.formatted("backup-admin"), "/dev", "/production")));
        assertEquals("FAIL", judge(elsewhere));
    }

    @Test
    void guardsAreNothingWhereScpsAreOff() {
        assertEquals(
                "FAIL",
                judge(Records.with(Worlds.organization(GUARD.formatted("backup-admin")), "policyTypes", Set.of())));
    }

    @Test
    void managementAccountIsNotConcerned() {
        var inventory = Worlds.account(Worlds.organization(), List.of(), List.of())
                .read(Kinds.ACCOUNT, List.of(Records.with(Samples.account(), "management", true)));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void unreadPoliciesAreUnknown() {
        assertEquals(
                "UNKNOWN",
                judge(Records.with(
                        Worlds.organization(),
                        "policies",
                        Told.unknown(new Coverage.Denied("organizations:ListPolicies")))));
    }

    private String judge(Organization organization) {
        return verdict(control, Worlds.account(organization, List.of(), List.of()))
                .label();
    }
}
