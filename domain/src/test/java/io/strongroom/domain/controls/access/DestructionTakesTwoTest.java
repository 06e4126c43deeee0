package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.identities.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class DestructionTakesTwoTest {
    private static final String PEOPLE = "{'AWS':'arn:aws:iam::123456789012:root'}";
    private static final String UNGUARD =
            "{'Effect':'Allow','Action':'backup:DeleteBackupVaultLockConfiguration','Resource':'*'}";
    private static final String DELETE = "{'Effect':'Allow','Action':'backup:DeleteRecoveryPoint','Resource':'*'}";
    private static final String KILL_KEYS = "{'Effect':'Allow','Action':'kms:*','Resource':'*'}";
    private final DestructionTakesTwo control = new DestructionTakesTwo();

    @Test
    void bothHalvesInOneHandFail() {
        assertEquals("FAIL", judge(Worlds.role("both", PEOPLE, UNGUARD, DELETE)));
    }

    @Test
    void eachHalfInAnotherHandPasses() {
        assertEquals("PASS", judge(Worlds.role("one", PEOPLE, UNGUARD), Worlds.role("other", PEOPLE, DELETE)));
    }

    @Test
    void keyOfAVaultIsABackupToo() {
        assertEquals("FAIL", judge(Worlds.role("both", PEOPLE, UNGUARD, KILL_KEYS)));
    }

    @Test
    void keyPolicyThatKeepsItClosedPasses() {
        var closed = Records.with(
                Samples.key(),
                "policy",
                Worlds.policy(
                        "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:role/keeper'},'Action':'kms:*','Resource':'*'}"));
        var inventory = Worlds.account(
                        Worlds.organization(), List.of(Worlds.role("both", PEOPLE, UNGUARD, KILL_KEYS)), List.of())
                .read(Kinds.KEYS, List.of(closed));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void unreadKeyPolicyIsUnknown() {
        var unread = Records.with(Samples.key(), "policy", Told.unknown(new Coverage.Denied("kms:GetKeyPolicy")));
        var inventory = Worlds.account(
                        Worlds.organization(), List.of(Worlds.role("half", PEOPLE, UNGUARD, KILL_KEYS)), List.of())
                .read(Kinds.KEYS, List.of(unread));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    @Test
    void protectionAndBackupsOfAnotherRegionCount() {
        var there = "{'Effect':'Allow','Action':'backup:*','Resource':'*',"
                + "'Condition':{'StringEquals':{'aws:RequestedRegion':'eu-central-1'}}}";
        var vault = Records.with(Samples.vault(), "arn", "arn:aws:backup:eu-central-1:123456789012:backup-vault:prod");
        var inventory = Worlds.account(Worlds.organization(), List.of(Worlds.role("both", PEOPLE, there)), List.of());
        assertEquals("PASS", verdict(control, inventory).label());
        assertEquals(
                "FAIL",
                verdict(control, inventory.read(Kinds.VAULTS, List.of(vault))).label());
    }

    @Test
    void halfThatIsMissingSettlesItThoughTheOtherIsUntold() {
        var far = DELETE.replace("'*'}", "'*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}}");
        assertEquals("PASS", judge(Worlds.role("one", PEOPLE, far)));
        assertEquals("UNKNOWN", judge(Worlds.role("both", PEOPLE, far, UNGUARD)));
    }

    @Test
    void unreadRolesAreUnknown() {
        var inventory = Worlds.account(Worlds.organization(), List.of(), List.of())
                .unread(Kinds.ROLES, new Coverage.Denied("iam:GetAccountAuthorizationDetails"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private String judge(Role... roles) {
        return verdict(control, Worlds.account(Worlds.organization(), List.of(roles), List.of()))
                .label();
    }
}
