package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupPolicyReachesAccountTest {
    private final BackupPolicyReachesAccount control = new BackupPolicyReachesAccount();

    @Test
    void policyOfAnOuAbovePasses() {
        assertEquals("PASS", verdict(control, seen(attached("/prod"))).label());
    }

    @Test
    void policyOfAnotherOuFails() {
        assertEquals("FAIL", verdict(control, seen(attached("/test"))).label());
        assertEquals("FAIL", verdict(control, seen(attached("/pro"))).label());
    }

    @Test
    void typeThatIsOffFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(attached("/prod"), "policyTypes", Set.of())))
                        .label());
    }

    @Test
    void attachmentWithoutEffectFails() {
        var idle = Records.with(attached("/prod"), "effectiveBackupPolicies", Map.of());
        assertEquals("FAIL", verdict(control, seen(idle)).label());
        var empty = Records.with(
                attached("/prod"), "effectiveBackupPolicies", Map.of(Samples.ACCOUNT, Json.parse("{\"plans\":{}}")));
        assertEquals("FAIL", verdict(control, seen(empty)).label());
    }

    @Test
    void accountWithoutOrganizationIsNotApplicable() {
        var alone = Records.with(Samples.account(), "ouPath", Told.none());
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen(attached("/prod")).read(Kinds.ACCOUNT, List.of(alone)))
                        .label());
    }

    @Test
    void deniedOrganizationIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen(attached("/prod")).unread(Kinds.ORGANIZATION, WithSettings.DENIED))
                        .label());
        var dark = Records.with(attached("/prod"), "policies", Told.unknown(WithSettings.DENIED));
        assertEquals("UNKNOWN", verdict(control, seen(dark)).label());
    }

    private static Organization attached(String target) {
        return WithSettings.organization(
                Told.known(List.of(WithSettings.policy("BACKUP_POLICY", target, Json.object()))));
    }

    private static Inventory.Builder seen(Organization organization) {
        return WithSettings.inventory().read(Kinds.ORGANIZATION, List.of(organization));
    }
}
