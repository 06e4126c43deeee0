package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ApprovalTeam;
import java.util.List;
import org.junit.jupiter.api.Test;

class AirGappedVaultHasApprovalTeamTest {
    private static final String TEAM = "arn:aws:mpa:us-east-1:111111111111:approval-team/openers";
    private final AirGappedVaultHasApprovalTeam control = new AirGappedVaultHasApprovalTeam();

    @Test
    void twoOfThreePasses() {
        assertEquals("PASS", judge("ACTIVE", 2, 3));
    }

    @Test
    void oneApproverOrNobodyToSpareFails() {
        assertEquals("FAIL", judge("ACTIVE", 1, 3));
        assertEquals("FAIL", judge("ACTIVE", 2, 2));
        assertEquals("FAIL", judge("INACTIVE", 2, 3));
    }

    @Test
    void noTeamFails() {
        assertEquals("FAIL", verdict(control, Worlds.vaults(Worlds.airGapped())).label());
    }

    @Test
    void teamOfTheSameAccountFails() {
        var vault = Records.with(Worlds.airGapped(), "mpaTeamArn", TEAM.replace("111111111111", "123456789012"));
        assertEquals("FAIL", verdict(control, Worlds.vaults(vault)).label());
    }

    @Test
    void teamThatCannotBeSeenIsUnknown() {
        var vault = Records.with(Worlds.airGapped(), "mpaTeamArn", TEAM);
        assertEquals("UNKNOWN", verdict(control, Worlds.vaults(vault)).label());
    }

    @Test
    void otherVaultsAreNotConcerned() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, Worlds.vaults(Samples.vault())).label());
    }

    private String judge(String status, int least, int approvers) {
        var team = new ApprovalTeam(TEAM, "openers", status, least, approvers, Told.none());
        var vault = Records.with(Worlds.airGapped(), "mpaTeamArn", TEAM);
        return verdict(control, Worlds.vaults(vault).read(Kinds.APPROVAL_TEAMS, List.of(team)))
                .label();
    }
}
