package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
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
        var reader = Worlds.role("operator", PEOPLE, RESTORE, PASS_ROLE, READ);
        assertEquals("PASS", judge(reader, points("S3")));
    }

    @Test
    void readingOneTypeExcusesNoOther() {
        var reader = Worlds.role("operator", PEOPLE, RESTORE, PASS_ROLE, READ);
        assertEquals("FAIL", judge(reader, points("S3"), points("EBS")));
    }

    @Test
    void readingOnAnUnusualConditionIsNone() {
        var far = READ.replace("/*'}", "/*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}}");
        assertEquals("FAIL", judge(Worlds.role("operator", PEOPLE, RESTORE, PASS_ROLE, far), points("S3")));
    }

    @Test
    void typeThatNoPolicyOpensAsksForAnyReading() {
        assertEquals("PASS", judge(Worlds.role("operator", PEOPLE, RESTORE, PASS_ROLE, READ), points("FSx")));
        assertEquals("FAIL", judge(Worlds.role("operator", PEOPLE, RESTORE, PASS_ROLE), points("FSx")));
    }

    @Test
    void unreadRecoveryPointsMatterOnlyWhereSomebodyMayRestore() {
        var denied = new Coverage.Denied("backup:ListRecoveryPointsByBackupVault");
        var may = world(Worlds.role("operator", PEOPLE, RESTORE, PASS_ROLE)).unread(Kinds.RECOVERY_POINTS, denied);
        assertEquals("UNKNOWN", verdict(control, may).label());
        var nobody = world(Worlds.role("operator", PEOPLE, READ)).unread(Kinds.RECOVERY_POINTS, denied);
        assertEquals("PASS", verdict(control, nobody).label());
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

    private static RecoveryPoints points(String type) {
        var named = Records.with(
                Samples.recoveryPoints(), "arn", Samples.recoveryPoints().arn() + type);
        return Records.with(named, "resourceType", type);
    }

    private String judge(Role operator, RecoveryPoints... points) {
        return verdict(control, world(operator).read(Kinds.RECOVERY_POINTS, List.of(points)))
                .label();
    }

    private String judge(Role operator) {
        return judge(operator, points("EBS"));
    }

    private static Inventory.Builder world(Role operator) {
        return Worlds.account(Worlds.organization(), List.of(Samples.role(), operator), List.of());
    }
}
