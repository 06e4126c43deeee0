package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ApprovalTeam;
import io.strongroom.domain.inventory.backup.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreAccessIsTemporaryTest {
    private static final String TEAM = "arn:aws:mpa:us-east-1:111111111111:approval-team/openers";
    private static final Instant LONG_AGO = Samples.NOW.minus(Duration.ofDays(8));
    private static final Instant LATELY = Samples.NOW.minus(Duration.ofDays(1));
    private final RestoreAccessIsTemporary control = new RestoreAccessIsTemporary();

    @Test
    void accessThatStaysOpenFails() {
        assertEquals("FAIL", access("AVAILABLE", LONG_AGO));
    }

    @Test
    void newOrFailedAccessPasses() {
        assertEquals("PASS", access("AVAILABLE", LATELY));
        assertEquals("PASS", access("FAILED", LONG_AGO));
    }

    @Test
    void sessionThatStaysOpenFails() {
        assertEquals("FAIL", session(LONG_AGO));
        assertEquals("PASS", session(LATELY));
    }

    @Test
    void sessionsOfATeamThatIsNotListedAreUnknown() {
        var vault = Records.with(Worlds.airGapped(), "mpaTeamArn", TEAM);
        assertEquals("UNKNOWN", verdict(control, Worlds.vaults(vault)).label());
        var open = List.of(new Vault.RestoreAccess(
                "arn:aws:backup:eu-west-1:111111111111:backup-vault:window", "AVAILABLE", LONG_AGO));
        assertEquals(
                "FAIL",
                verdict(control, Worlds.vaults(Records.with(vault, "restoreAccess", open)))
                        .label());
    }

    @Test
    void windowOnAnotherAccountsVaultIsTemporaryToo() {
        var window = Records.with(Samples.vault(), "kind", "RESTORE_ACCESS_BACKUP_VAULT");
        assertEquals("FAIL", verdict(control, Worlds.vaults(window)).label());
        assertEquals(
                "PASS",
                verdict(control, Worlds.vaults(Records.with(window, "createdAt", LATELY)))
                        .label());
    }

    @Test
    void otherVaultsAreNotConcerned() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, Worlds.vaults(Samples.vault())).label());
    }

    @Test
    void deniedListIsUnknown() {
        var unread = Records.with(
                Worlds.airGapped(),
                "restoreAccess",
                Told.unknown(new Coverage.Denied("backup:ListRestoreAccessBackupVaults")));
        assertEquals("UNKNOWN", verdict(control, Worlds.vaults(unread)).label());
    }

    private String access(String state, Instant since) {
        var access = List.of(
                new Vault.RestoreAccess("arn:aws:backup:eu-west-1:111111111111:backup-vault:window", state, since));
        return verdict(control, Worlds.vaults(Records.with(Worlds.airGapped(), "restoreAccess", access)))
                .label();
    }

    private String session(Instant since) {
        var team = new ApprovalTeam(
                TEAM,
                "openers",
                "ACTIVE",
                2,
                3,
                Told.known(List.of(new ApprovalTeam.Session(TEAM + "/session/1", "PENDING", since))));
        var vault = Records.with(Worlds.airGapped(), "mpaTeamArn", TEAM);
        return verdict(control, Worlds.vaults(vault).read(Kinds.APPROVAL_TEAMS, List.of(team)))
                .label();
    }
}
