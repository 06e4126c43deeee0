package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTargetsAreLimitedTest {
    private final CopyTargetsAreLimited control = new CopyTargetsAreLimited();

    @Test
    void denyToAllTargetsButOursPasses() {
        assertEquals(
                "PASS",
                judge(
                        "{'ForAllValues:ArnNotLike':{'backup:CopyTargets':'arn:aws:backup:*:111111111111:backup-vault:*'}}"));
        assertEquals("PASS", judge("{'ForAllValues:StringNotLike':{'backup:CopyTargetOrgPaths':'o-1234567890/*'}}"));
    }

    @Test
    void denyThatLetsAnyTargetThroughFails() {
        assertEquals(
                "FAIL",
                judge("{'ForAllValues:ArnNotLike':{'backup:CopyTargets':'arn:aws:backup:*:*:backup-vault:*'}}"));
    }

    @Test
    void noDenyFails() {
        var inventory = Worlds.account(Worlds.organization(), List.of(), List.of());
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void switchedOffIsNotApplicable() {
        var inventory = Worlds.account(Worlds.organization(), List.of(), List.of())
                .read(Kinds.BACKUP_GLOBAL_SETTINGS, List.of(Worlds.settings(false)));
        assertEquals("NOT_APPLICABLE", verdict(control, inventory).label());
    }

    @Test
    void unreadSwitchIsUnknownOnlyWithoutADeny() {
        var denied = new Coverage.Denied("backup:DescribeGlobalSettings");
        var open = Worlds.account(Worlds.organization(), List.of(), List.of())
                .unread(Kinds.BACKUP_GLOBAL_SETTINGS, denied);
        assertEquals("UNKNOWN", verdict(control, open).label());
    }

    private String judge(String condition) {
        var guard =
                "{'Effect':'Deny','Action':'backup:CopyFromBackupVault','Resource':'*','Condition':" + condition + "}";
        return verdict(control, Worlds.account(Worlds.organization(guard), List.of(), List.of()))
                .label();
    }
}
