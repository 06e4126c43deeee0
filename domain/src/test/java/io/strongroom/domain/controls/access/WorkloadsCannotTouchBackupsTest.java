package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.identities.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadsCannotTouchBackupsTest {
    private static final String EC2 = "{'Service':'ec2.amazonaws.com'}";
    private static final String PODS =
            "{'Federated':'arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/AB'}";
    private static final String BACKUP = "{'Effect':'Allow','Action':'backup:*','Resource':'*'}";
    private final WorkloadsCannotTouchBackups control = new WorkloadsCannotTouchBackups();

    @Test
    void workloadThatDeletesFails() {
        assertEquals("FAIL", judge(Worlds.role("web", EC2, BACKUP)));
        assertEquals("FAIL", judge(pods(BACKUP)));
    }

    @Test
    void workloadThatDeletesFromOneVaultFailsToo() {
        var some =
                "{'Effect':'Allow','Action':'backup:DeleteBackupVault','Resource':'arn:aws:backup:eu-west-1:123456789012:backup-vault:dev'}";
        assertEquals("FAIL", judge(Worlds.role("web", EC2, some)));
    }

    @Test
    void workloadThatCopiesOutFails() {
        assertEquals(
                "FAIL",
                judge(Worlds.role("web", EC2, "{'Effect':'Allow','Action':'backup:StartCopyJob','Resource':'*'}")));
    }

    @Test
    void workloadThatStartsBackupsPasses() {
        assertEquals(
                "PASS",
                judge(Worlds.role(
                        "web", EC2, "{'Effect':'Allow','Action':['backup:StartBackupJob','s3:*'],'Resource':'*'}")));
    }

    @Test
    void vaultOfAnotherRegionCountsToo() {
        var there =
                "{'Effect':'Allow','Action':'backup:DeleteBackupVault','Resource':'arn:aws:backup:eu-central-1:123456789012:*'}";
        var vault = Records.with(Samples.vault(), "arn", "arn:aws:backup:eu-central-1:123456789012:backup-vault:prod");
        var inventory = Worlds.account(Worlds.organization(), List.of(Worlds.role("web", EC2, there)), List.of());
        assertEquals("PASS", verdict(control, inventory).label());
        assertEquals(
                "FAIL",
                verdict(control, inventory.read(Kinds.VAULTS, List.of(vault))).label());
    }

    @Test
    void powerOnAnUnusualConditionIsUnknown() {
        var far = BACKUP.replace("'*'}", "'*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}}");
        assertEquals("UNKNOWN", judge(Worlds.role("web", EC2, far)));
    }

    @Test
    void peoplesRolesAreNotConcerned() {
        var inventory = Worlds.account(
                Worlds.organization(), List.of(Worlds.role("admin", "{'AWS':'123456789012'}", BACKUP)), List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void unreadScpsAreUnknown() {
        var inventory = Worlds.account(Worlds.organization(), List.of(Worlds.role("web", EC2, BACKUP)), List.of())
                .unread(Kinds.ORGANIZATION, new Coverage.Denied("organizations:ListPolicies"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static Role pods(String statement) {
        var trust =
                Worlds.policy("{'Effect':'Allow','Principal':" + PODS + ",'Action':'sts:AssumeRoleWithWebIdentity'}");
        return Records.with(Worlds.role("pod", PODS, statement), "trust", trust);
    }

    private String judge(Role role) {
        return verdict(control, Worlds.account(Worlds.organization(), List.of(role), List.of()))
                .label();
    }
}
