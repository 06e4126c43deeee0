package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import org.junit.jupiter.api.Test;

class VaultLetsOnlyCopiesInTest {
    private final VaultLetsOnlyCopiesIn control = new VaultLetsOnlyCopiesIn();

    @Test
    void copiesFromTheOrganizationPass() {
        assertEquals("PASS", judge("{'AWS':'" + Worlds.MEMBER + "'}", "backup:CopyIntoBackupVault"));
        var all = Worlds.vault("{'Effect':'Allow','Principal':'*','Action':'backup:CopyIntoBackupVault','Resource':'*',"
                + "'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1234567890'}}}");
        assertEquals("PASS", verdict(control, all).label());
    }

    @Test
    void copiesFromAStrangerFail() {
        assertEquals(
                "FAIL", judge("{'AWS':'arn:aws:iam::" + Worlds.STRANGER + ":root'}", "backup:CopyIntoBackupVault"));
        var other =
                Worlds.vault("{'Effect':'Allow','Principal':'*','Action':'backup:CopyIntoBackupVault','Resource':'*',"
                        + "'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-other00000'}}}");
        assertEquals("FAIL", verdict(control, other).label());
    }

    @Test
    void moreThanCopiesFails() {
        assertEquals("FAIL", judge("{'AWS':'" + Worlds.MEMBER + "'}", "backup:*"));
    }

    @Test
    void strangerIsUnknownWithoutTheOrganization() {
        var inventory = Worlds.vault("{'Effect':'Allow','Principal':{'AWS':'" + Worlds.STRANGER
                        + "'},'Action':'backup:CopyIntoBackupVault','Resource':'*'}")
                .unread(Kinds.ORGANIZATION, new Coverage.Denied("organizations:DescribeOrganization"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    @Test
    void ownPrincipalsAreNotApplicable() {
        assertEquals("NOT_APPLICABLE", judge("{'AWS':'123456789012'}", "backup:*"));
        assertEquals(
                "NOT_APPLICABLE",
                verdict(control, Worlds.vaults(Samples.vault())).label());
    }

    private String judge(String principal, String action) {
        return verdict(
                        control,
                        Worlds.vault("{'Effect':'Allow','Principal':" + principal + ",'Action':'" + action
                                + "','Resource':'*'}"))
                .label();
    }
}
