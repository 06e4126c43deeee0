package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import org.junit.jupiter.api.Test;

class VaultDeniesDestructionTest {
    private static final String DESTRUCTION = "['backup:Delete*','backup:UpdateRecoveryPointLifecycle',"
            + "'backup:DisassociateRecoveryPoint','backup:PutBackupVaultAccessPolicy']";
    private final VaultDeniesDestruction control = new VaultDeniesDestruction();

    @Test
    void denialOfAllPasses() {
        assertEquals("PASS", judge("{'Effect':'Deny','Principal':'*','Action':" + DESTRUCTION + ",'Resource':'*'}"));
    }

    @Test
    void splitStatementsAndNotActionPass() {
        assertEquals(
                "PASS",
                judge(
                        "{'Effect':'Deny','Principal':{'AWS':'*'},'Action':'backup:delete*','Resource':'*'},"
                                + "{'Effect':'Deny','Principal':'*','NotAction':['backup:Copy*','backup:Delete*','backup:Start*'],'Resource':'*'}"));
    }

    @Test
    void fewSparedRolesPassManyFail() {
        assertEquals("PASS", judge(sparing("'arn:aws:iam::123456789012:role/break-glass'")));
        assertEquals("FAIL", judge(sparing("'arn:aws:iam::123456789012:role/*'")));
        assertEquals("FAIL", judge(sparing("'a:1','a:2','a:3','a:4','a:5','a:6'")));
    }

    @Test
    void oneForgottenCallFails() {
        assertEquals("FAIL", judge("{'Effect':'Deny','Principal':'*','Action':'backup:Delete*','Resource':'*'}"));
    }

    @Test
    void denialToOneAccountOrUnderAConditionFails() {
        assertEquals("FAIL", judge("{'Effect':'Deny','Principal':{'AWS':'123456789012'},'Action':'*','Resource':'*'}"));
        assertEquals(
                "FAIL",
                judge(
                        "{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}}"));
    }

    @Test
    void noPolicyFails() {
        assertEquals("FAIL", verdict(control, Worlds.vaults(Samples.vault())).label());
    }

    @Test
    void deniedPolicyIsUnknown() {
        var unread = Records.with(
                Samples.vault(),
                "accessPolicy",
                Told.unknown(new Coverage.Denied("backup:GetBackupVaultAccessPolicy")));
        assertEquals("UNKNOWN", verdict(control, Worlds.vaults(unread)).label());
    }

    @Test
    void airGappedVaultIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdict(control, Worlds.vaults(Worlds.airGapped())).label());
    }

    @Test
    void emptyDefaultVaultIsNotConcerned() {
        var preset = Records.with(Records.with(Samples.vault(), "name", "Default"), "recoveryPoints", 0L);
        assertEquals(
                "NOT_APPLICABLE", verdictOnWhole(control, Worlds.vaults(preset)).label());
    }

    private static String sparing(String roles) {
        return "{'Effect':'Deny','Principal':'*','Action':" + DESTRUCTION
                + ",'Resource':'*','Condition':{'ArnNotLike':{'aws:PrincipalArn':[" + roles + "]}}}";
    }

    private String judge(String statements) {
        return verdict(control, Worlds.vault(statements)).label();
    }
}
