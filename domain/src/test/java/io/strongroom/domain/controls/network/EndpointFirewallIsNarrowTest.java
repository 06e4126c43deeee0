package io.strongroom.domain.controls.network;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.SecurityGroup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointFirewallIsNarrowTest {
    private final EndpointFirewallIsNarrow control = new EndpointFirewallIsNarrow();

    @Test
    void httpsFromAKnownNetworkPasses() {
        assertEquals(
                "PASS",
                verdict(control, seen(WithNetwork.https("10.0.0.0/16"), WithNetwork.https("sg-2")))
                        .label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "128.0.0.0/1", "::/0", "2000::/3"})
    void everybodyFails(String source) {
        assertEquals("FAIL", verdict(control, seen(WithNetwork.https(source))).label());
    }

    @ParameterizedTest
    @CsvSource({"tcp,0,65535", "tcp,443,444", "tcp,80,80", "udp,443,443", "-1,-1,-1"})
    void moreThanHttpsFails(String protocol, int from, int to) {
        assertEquals(
                "FAIL",
                verdict(control, seen(new SecurityGroup.Ingress(protocol, from, to, List.of("10.0.0.0/16"))))
                        .label());
    }

    @Test
    void groupOfAnotherAccountIsUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen().read(Kinds.SECURITY_GROUPS, List.of())).label());
    }

    @Test
    void noEndpointIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen().read(Kinds.ENDPOINTS, List.of(WithNetwork.endpoint("kms"))))
                        .label());
    }

    @Test
    void deniedGroupsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, seen().unread(Kinds.SECURITY_GROUPS, WithNetwork.DENIED))
                        .label());
    }

    private static Inventory.Builder seen(SecurityGroup.Ingress... ingress) {
        return WithNetwork.inventory()
                .read(Kinds.ENDPOINTS, List.of(WithNetwork.endpoint("backup")))
                .read(Kinds.SECURITY_GROUPS, List.of(WithNetwork.group(ingress)));
    }
}
