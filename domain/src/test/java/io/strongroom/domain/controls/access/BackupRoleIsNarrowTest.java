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
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackupRoleIsNarrowTest {
    private static final String FOR_THIS_ACCOUNT = "'Condition':{'StringEquals':{'aws:SourceAccount':'123456789012'}}";
    private final BackupRoleIsNarrow control = new BackupRoleIsNarrow();

    @Test
    void roleOfAwsBackupAlonePasses() {
        assertEquals("PASS", judge(Samples.role()));
    }

    @Test
    void roleForAnyAccountsWorkFails() {
        assertEquals(
                "FAIL",
                judge(
                        trusting(
                                "{'Effect':'Allow','Principal':{'Service':'backup.amazonaws.com'},'Action':'sts:AssumeRole'}")));
    }

    @Test
    void roleThatOthersAssumeFails() {
        assertEquals(
                "FAIL",
                judge(trusting("{'Effect':'Allow','Principal':{'Service':['backup.amazonaws.com','ec2.amazonaws.com']},"
                        + "'Action':'sts:AssumeRole'," + FOR_THIS_ACCOUNT + "}")));
    }

    @Test
    void administratorAndWideInlinePolicyFail() {
        for (var statement : List.of(Worlds.ALL, "{'Effect':'Allow','Action':'s3:*','Resource':'*'}")) {
            var role = Records.with(Samples.role(), "policies", Map.of("mine", Worlds.policy(statement)));
            assertEquals("FAIL", judge(role), statement);
        }
    }

    @Test
    void boundaryTakesAdministrationAway() {
        var admin = Records.with(
                Samples.role(),
                "policies",
                Map.of("arn:aws:iam::aws:policy/AdministratorAccess", Worlds.policy(Worlds.ALL)));
        assertEquals("FAIL", judge(admin));
        var bounded = Records.with(
                admin, "boundary", Worlds.policy("{'Effect':'Allow','Action':'ec2:CreateSnapshot','Resource':'*'}"));
        assertEquals("PASS", judge(bounded));
    }

    @Test
    void roleThatBacksUpAndRestoresFails() {
        var both = Records.with(
                Samples.role(),
                "policies",
                Map.of(
                        "mine",
                        Worlds.policy(
                                "{'Effect':'Allow','Action':['ec2:CreateSnapshot','ec2:RunInstances'],'Resource':'*'}")));
        assertEquals("FAIL", judge(both));
    }

    @Test
    void otherRolesAreNotConcerned() {
        var other = Worlds.role("web", "{'Service':'ec2.amazonaws.com'}", Worlds.ALL);
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, Samples.inventory().read(Kinds.ROLES, List.of(other)))
                        .label());
    }

    @Test
    void deniedRolesAreUnknown() {
        var inventory =
                Samples.inventory().unread(Kinds.ROLES, new Coverage.Denied("iam:GetAccountAuthorizationDetails"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static Role trusting(String statement) {
        return Records.with(Samples.role(), "trust", Worlds.policy(statement));
    }

    private String judge(Role role) {
        return verdict(control, Samples.inventory().read(Kinds.ROLES, List.of(role)))
                .label();
    }
}
