package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.backup.BackupGlobalSettings;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupIsDelegatedTest {
    private final BackupIsDelegated control = new BackupIsDelegated();

    @Test
    void delegatedPasses() {
        assertEquals("PASS", judge(Worlds.organization(), Worlds.settings(true)));
    }

    @Test
    void managementAccountOrAnotherThanExpectedFails() {
        assertEquals("FAIL", judge(Records.with(Worlds.organization(), "delegated", Map.of()), Worlds.settings(true)));
        var expected = Records.with(Expectations.standard(), "backupAdministrator", Worlds.MEMBER);
        assertEquals(
                "FAIL",
                verdict(
                                control,
                                inventory(Worlds.organization(), Worlds.settings(true))
                                        .expecting(expected))
                        .label());
    }

    @Test
    void strangerBesideTheExpectedAccountFails() {
        var expected = Records.with(Expectations.standard(), "backupAdministrator", Samples.ACCOUNT.value());
        assertEquals("PASS", judge(expected, Samples.ACCOUNT));
        assertEquals("FAIL", judge(expected, Samples.ACCOUNT, new AccountId(Worlds.MEMBER)));
    }

    private String judge(Expectations expected, AccountId... delegated) {
        var organization =
                Records.with(Worlds.organization(), "delegated", Map.of("backup.amazonaws.com", Set.of(delegated)));
        return verdict(control, inventory(organization, Worlds.settings(true)).expecting(expected))
                .label();
    }

    @Test
    void switchThatIsOffFails() {
        assertEquals(
                "FAIL",
                judge(Worlds.organization(), Records.with(Worlds.settings(true), "delegatedAdministrator", false)));
    }

    @Test
    void airGappedCopiesNeedMultiPartyApproval() {
        var off = Records.with(Worlds.settings(true), "multiPartyApproval", false);
        assertEquals("PASS", judge(Worlds.organization(), off));
        var expected = Records.with(Expectations.standard(), "airGapped", true);
        assertEquals(
                "FAIL",
                verdict(control, inventory(Worlds.organization(), off).expecting(expected))
                        .label());
    }

    @Test
    void memberAccountsAreNotConcerned() {
        var inventory = Samples.inventory()
                .read(Kinds.ORGANIZATION, List.of(Worlds.organization()))
                .read(Kinds.BACKUP_GLOBAL_SETTINGS, List.of(Worlds.settings(true)));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void unreadSettingsAreUnknown() {
        var inventory = inventory(Worlds.organization(), Worlds.settings(true))
                .unread(Kinds.BACKUP_GLOBAL_SETTINGS, new Coverage.Denied("backup:DescribeGlobalSettings"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private String judge(Organization organization, BackupGlobalSettings settings) {
        return verdict(control, inventory(organization, settings)).label();
    }

    private static Inventory.Builder inventory(Organization organization, BackupGlobalSettings settings) {
        return Inventory.of(new Target(Worlds.MANAGEMENT, Samples.REGION), Samples.NOW)
                .read(Kinds.ORGANIZATION, List.of(organization))
                .read(Kinds.BACKUP_GLOBAL_SETTINGS, List.of(settings));
    }
}
