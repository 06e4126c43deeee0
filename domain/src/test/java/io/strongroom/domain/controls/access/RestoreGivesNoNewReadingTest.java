package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.identities.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreGivesNoNewReadingTest {
    private static final String PEOPLE = "{'AWS':'arn:aws:iam::123456789012:root'}";
    private static final String RESTORE = "{'Effect':'Allow','Action':'backup:StartRestoreJob','Resource':'*'}";
    private static final String PASS_ROLE = "{'Effect':'Allow','Action':'iam:PassRole','Resource':'"
            + Samples.BACKUP_ROLE + "','Condition':{'StringEquals':{'iam:PassedToService':'backup.amazonaws.com'}}}";
    private static final String READ = "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::data/*'}";
    private final RestoreGivesNoNewReading control = new RestoreGivesNoNewReading();

    @Test
    void restoreWithoutReadingFails() {
        assertEquals("FAIL", judge(Worlds.role("operator", PEOPLE, RESTORE, PASS_ROLE)));
    }

    @Test
    void restoreWithoutARoleToPassPasses() {
        assertEquals("PASS", judge(Worlds.role("operator", PEOPLE, RESTORE)));
    }

    @Test
    void whoeverReadsAnywayPasses() {
        assertEquals("PASS", judge(Worlds.role("operator", PEOPLE, RESTORE, PASS_ROLE, READ)));
    }

    @Test
    void passingToAnotherServicePasses() {
        var elsewhere = PASS_ROLE.replace("backup.amazonaws.com", "ec2.amazonaws.com");
        assertEquals("PASS", judge(Worlds.role("operator", PEOPLE, RESTORE, elsewhere)));
    }

    @Test
    void withoutARoleOfAwsBackupNotApplicable() {
        var inventory = Worlds.account(Worlds.organization(), List.of(), List.of());
        assertEquals("NOT_APPLICABLE", verdict(control, inventory).label());
    }

    @Test
    void unreadUsersAreUnknown() {
        var inventory = Worlds.account(Worlds.organization(), List.of(Samples.role()), List.of())
                .unread(Kinds.USERS, new Coverage.Denied("iam:GetAccountAuthorizationDetails"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private String judge(Role operator) {
        return verdict(control, Worlds.account(Worlds.organization(), List.of(Samples.role(), operator), List.of()))
                .label();
    }
}
