package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.surroundings.ResourceShare;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AirGappedVaultIsSharedWithKnownTest {
    private final AirGappedVaultIsSharedWithKnown control = new AirGappedVaultIsSharedWithKnown();

    @Test
    void sharedInTheOrganizationPasses() {
        assertEquals("PASS", judge(false, Worlds.MEMBER));
        assertEquals("PASS", judge(false, "arn:aws:organizations::999999999999:ou/o-1234567890/ou-ab12-cdefgh12"));
    }

    @Test
    void sharedWithAStrangerFails() {
        assertEquals("FAIL", judge(false, Worlds.STRANGER));
        assertEquals("FAIL", judge(false, "arn:aws:organizations::888888888888:organization/o-0000000000"));
    }

    @Test
    void shareThatMayLeaveTheOrganizationFails() {
        assertEquals("FAIL", judge(true, Worlds.MEMBER));
    }

    @Test
    void vaultThatIsNotSharedPasses() {
        assertEquals("PASS", verdict(control, Worlds.vaults(Worlds.airGapped())).label());
    }

    @Test
    void otherVaultsAreNotConcerned() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, Worlds.vaults(Samples.vault())).label());
    }

    @Test
    void unreadSharesAreUnknown() {
        var inventory = Worlds.vaults(Worlds.airGapped())
                .unread(Kinds.RESOURCE_SHARES, new Coverage.Denied("ram:GetResourceShares"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private String judge(boolean external, String principal) {
        var share = new ResourceShare(
                "arn:aws:ram:eu-west-1:123456789012:resource-share/1",
                "share",
                external,
                Set.of(principal),
                Set.of(Samples.VAULT_ARN));
        return verdict(control, Worlds.vaults(Worlds.airGapped()).read(Kinds.RESOURCE_SHARES, List.of(share)))
                .label();
    }
}
