package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.backup.Vault;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultIsNotPublicTest {
    private final VaultIsNotPublic control = new VaultIsNotPublic();

    @Test
    void everybodyFails() {
        assertEquals("FAIL", judge(""));
        assertEquals("FAIL", judge(",'Condition':{'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-1234567890'}}"));
    }

    @Test
    void organizationPasses() {
        assertEquals("PASS", judge(",'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1234567890'}}"));
        assertEquals(
                "PASS",
                judge(",'Condition':{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-1234567890/r-ab12/*'}}"));
    }

    @Test
    void noPolicyPasses() {
        assertEquals("PASS", verdict(control, Worlds.vaults(Samples.vault())).label());
    }

    @Test
    void denyToEverybodyIsNoGrant() {
        var inventory = Worlds.vault("{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*'}");
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void deniedVaultsAreUnknown() {
        var inventory = Samples.inventory().unread(Kinds.VAULTS, new Coverage.Denied("backup:ListBackupVaults"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    @Test
    void noVaultIsNotApplicable() {
        var inventory = Samples.inventory().read(Kinds.VAULTS, List.<Vault>of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    private String judge(String rest) {
        return verdict(
                        control,
                        Worlds.vault(
                                "{'Effect':'Allow','Principal':'*','Action':'backup:CopyIntoBackupVault','Resource':'*'"
                                        + rest + "}"))
                .label();
    }
}
