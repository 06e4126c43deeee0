package io.strongroom.domain.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlsOnDisk;
import io.strongroom.domain.remediations.Recipes;
import io.strongroom.domain.remediations.RemediationCatalog;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionMatrixTest {
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final ControlCatalog CONTROLS = new ControlCatalog(ControlsOnDisk.all());
    private static final RemediationCatalog REMEDIATIONS = new RemediationCatalog(CONTROLS.specs().stream()
            .flatMap(spec -> spec.remediations().stream())
            .distinct()
            .map(id -> Recipes.named(id.value()))
            .toList());

    @Test
    void withEverythingGrantedNothingIsLacking() {
        var matrix = matrix(Connections.whole(ACCOUNT));
        assertEquals(CONTROLS.all().size(), matrix.lines().size());
        assertTrue(matrix.lines().stream().allMatch(PermissionMatrix.Line::whole));
        assertEquals(0, matrix.unreadable() + matrix.unfixable() + matrix.unknown());
        assertTrue(matrix.lines().stream().anyMatch(line -> line.fix() == Can.YES));
        assertTrue(matrix.lines().stream().anyMatch(line -> line.fix() == Can.NOT_OFFERED));
    }

    @Test
    void aMissingActionNamesTheControlsThatItKeepsFromSight() {
        var matrix = matrix(Connections.lacking(ACCOUNT, Set.of("mpa:ListApprovalTeams"), 1));
        assertTrue(matrix.unreadable() > 0);
        matrix.lines().stream().filter(line -> line.read() == Can.NO).forEach(line -> {
            assertEquals(Set.of("mpa:ListApprovalTeams"), line.unread());
            assertTrue(line.control().actions().contains("mpa:ListApprovalTeams"));
        });
        assertEquals(0, matrix.unfixable());
    }

    @Test
    void whatCannotBeChangedCannotBeFixedButIsRead() {
        var matrix = matrix(Connections.lacking(ACCOUNT, Set.of("backup:PutBackupVaultLockConfiguration"), 1));
        assertEquals(0, matrix.unreadable());
        assertTrue(matrix.unfixable() > 0);
        var line = matrix.lines().stream()
                .filter(one -> one.fix() == Can.NO)
                .findFirst()
                .orElseThrow();
        assertEquals(Can.YES, line.read());
        assertEquals(Set.of("backup:PutBackupVaultLockConfiguration"), line.unfixed());
    }

    @Test
    void whatWasNeverTestedIsUnknownAndNotGranted() {
        var matrix = PermissionMatrix.of(CONTROLS, REMEDIATIONS, Optional.empty());
        assertFalse(matrix.lines().stream().anyMatch(line -> line.read() == Can.YES || line.fix() == Can.YES));
        assertEquals(0, matrix.unreadable());
    }

    @Test
    void driftSaysVersionsAndWhatIsLost() {
        var lost = Connections.lacking(
                ACCOUNT, Set.of("mpa:ListApprovalTeams", "backup:PutBackupVaultLockConfiguration"), 0);
        var drift = RoleDrift.of(lost, matrix(lost));
        assertTrue(drift.drifted());
        assertEquals(
                "role v0, current v" + RoleVersions.current() + ", " + controls(drift.unreadable())
                        + " cannot be read, " + drift.unfixable() + " cannot be fixed",
                drift.words());
        var one = Connections.whole(ACCOUNT);
        var shut = new Connection(
                Connections.lacking(ACCOUNT, Set.of(), RoleVersions.current()).read(),
                with(one.remediation(), Opening.refused("no"), Opening.refused("no")));
        assertEquals(
                Optional.of(RoleVersions.current()),
                RoleDrift.of(shut, matrix(shut)).version(),
                "a role that does not open says nothing");
        var whole = Connections.lacking(ACCOUNT, Set.of(), RoleVersions.current());
        assertFalse(RoleDrift.of(whole, matrix(whole)).drifted());
    }

    @Test
    void anOpenDoorIsWorseThanAMissingAction() {
        var whole = Connections.whole(ACCOUNT);
        assertEquals(Connection.Health.WHOLE, whole.health());
        assertEquals(
                Connection.Health.PARTIAL,
                Connections.lacking(ACCOUNT, Set.of("kms:ListKeys"), 1).health());
        var open = new Connection(with(whole.read(), Opening.opened(), Opening.opened()), whole.remediation());
        assertEquals(Connection.Health.EXPOSED, open.health());
        assertFalse(open.usable());
        var untold =
                new Connection(with(whole.read(), Opening.opened(), Opening.untold("throttled")), whole.remediation());
        assertEquals(Connection.Health.PARTIAL, untold.health(), "not shown to stay shut is not shut");
        var shut =
                new Connection(with(whole.read(), Opening.refused("no"), Opening.refused("no")), whole.remediation());
        assertEquals(Connection.Health.UNREACHABLE, shut.health());
        assertFalse(shut.usable());
    }

    private static RoleConnection with(RoleConnection role, Opening with, Opening without) {
        return new RoleConnection(role.arn(), with, without, role.version(), role.powers());
    }

    private static String controls(long number) {
        return number == 1 ? "1 control" : number + " controls";
    }

    private static PermissionMatrix matrix(Connection connection) {
        return PermissionMatrix.of(CONTROLS, REMEDIATIONS, Optional.of(connection));
    }
}
