package io.strongroom.domain.controls.network;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.network.SecurityGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupHostsAreNotPublicTest {
    private final BackupHostsAreNotPublic control = new BackupHostsAreNotPublic();

    @Test
    void privateHostPasses() {
        assertEquals("PASS", verdict(control, WithNetwork.inventory()).label());
    }

    @Test
    void publicHostBehindAnOpenGroupFails() {
        assertEquals(
                "FAIL", verdict(control, seen(WithNetwork.https("0.0.0.0/0"))).label());
        assertEquals(
                "FAIL",
                verdict(control, seen(new SecurityGroup.Ingress("-1", -1, -1, List.of("::/0"))))
                        .label());
    }

    @Test
    void publicHostBehindANarrowGroupPasses() {
        assertEquals(
                "PASS",
                verdict(control, seen(WithNetwork.https("203.0.113.0/24"))).label());
    }

    @Test
    void openGroupWithoutPublicAddressPasses() {
        var inventory = seen(WithNetwork.https("0.0.0.0/0")).read(Kinds.INSTANCES, List.of(WithNetwork.HOST));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void otherHostIsNotApplicable() {
        var web = Records.with(
                Records.with(WithNetwork.HOST, "roleArn", Optional.empty()), "tags", Map.of("Name", "web"));
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, WithNetwork.inventory().read(Kinds.INSTANCES, List.of(web)))
                        .label());
    }

    @Test
    void deniedGroupsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, WithNetwork.inventory().unread(Kinds.SECURITY_GROUPS, WithNetwork.DENIED))
                        .label());
    }

    private static Inventory.Builder seen(SecurityGroup.Ingress ingress) {
        return WithNetwork.inventory()
                .read(
                        Kinds.INSTANCES,
                        List.of(Records.with(WithNetwork.HOST, "publicAddresses", List.of("203.0.113.7"))))
                .read(Kinds.SECURITY_GROUPS, List.of(WithNetwork.group(ingress)));
    }
}
