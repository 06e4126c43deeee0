package io.strongroom.domain.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.alerts.TargetRules.Insecure;
import io.strongroom.domain.alerts.TargetRules.Read;
import io.strongroom.domain.alerts.TargetRules.Target;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {
    private final TargetRules rules = new TargetRules(Insecure.NOTHING);
    private final TargetRules trial = new TargetRules(Insecure.LOOPBACK);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "https://hooks.example.com:8443/a/b?c=d",
                "HTTPS://Hooks.Example.COM/x",
                "https://hooks.example.com./x",
                "https://xn--bcher-kva.example/",
                "https://93.184.215.14/hook",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/hook"
            })
    void thePublicInternetIsAllowed(String url) {
        assertEquals(Optional.empty(), rules.objection(url), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Not https, or more than an address.
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "//hooks.example.com/",
                "hooks.example.com",
                "",
                "https://",
                "https:///hook",
                "https://user:secret@hooks.example.com/",
                "https://hooks.example.com#@169.254.169.254/",
                "https://hooks.example.com/#part",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:65536/",
                "https://hooks.example.com:port/",
                "https://hooks.example.com\\@169.254.169.254/",
                "https://hooks.example.com/\r\nX-Injected: yes",
                "https://hooks .example.com/",
                // This machine.
                "https://localhost/",
                "https://hooks.localhost/",
                "https://127.0.0.1/",
                "https://127.9.9.9/",
                "https://0.0.0.0/",
                "https://0.1.2.3/",
                "https://[::1]/",
                "https://[::]/",
                // The network that we stand in, and the cloud's metadata.
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://100.100.100.200/",
                "https://169.254.169.254/latest/meta-data/",
                "https://169.254.170.2/v2/credentials",
                "https://168.63.129.16/",
                "https://192.0.0.192/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://240.0.0.1/",
                "https://255.255.255.255/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[ff02::1]/",
                "https://[fec0::1]/",
                // IPv4 within IPv6.
                "https://[::ffff:169.254.169.254]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[64:ff9b:1::a9fe:a9fe]/",
                "https://[2002:a9fe:a9fe::1]/",
                "https://[2001:0:a9fe:a9fe::1]/",
                "https://[2001:db8::1]/",
                // Other ways to write IPv4, which some resolvers understand.
                "https://2130706433/",
                "https://2852039166/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.1/",
                "https://127.0.1/",
                "https://169.254.43518/",
                "https://0251.0376.0251.0376/",
                "https://010.0.0.1/",
                "https://127.0.0.01/",
                "https://1.2.3.4.5/",
                "https://256.1.1.1/",
                "https://metadata/",
                "https://\uFF11\uFF12\uFF17.0.0.1/",
                "https://a_b.example.com/",
                "https://-a.example.com/"
            })
    void everythingElseIsRefused(String url) {
        assertTrue(rules.objection(url).isPresent(), url);
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        assertTrue(
                rules.objection("https://hooks.example.com/" + "x".repeat(2000)).isPresent());
    }

    @Test
    void whatIsReadIsWhatIsConnectedTo() {
        assertEquals(
                new Read.Good(new Target(true, "hooks.example.com", 443, "/a%20b?c=%C3%A4")),
                rules.read("https://Hooks.example.com./a%20b?c=ä"));
        assertEquals(
                new Read.Good(new Target(true, "hooks.example.com", 8443, "/")),
                rules.read("https://hooks.example.com:8443"));
        assertEquals(new Read.Good(new Target(false, "127.0.0.1", 80, "/")), trial.read("http://127.0.0.1"));
    }

    @Test
    void oneForbiddenAnswerSpoilsTheRest() throws UnknownHostException {
        var good = InetAddress.getByName("93.184.215.14");
        var alsoGood = InetAddress.getByName("2606:2800:21f:cb07:6820:80da:af6b:8b2c");
        assertEquals(Optional.empty(), rules.objection(List.of(good, alsoGood)));
        for (var bad : List.of(
                "127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1", "fd00:ec2::254", "::ffff:192.168.0.1")) {
            var answers = new ArrayList<>(List.of(good, alsoGood));
            answers.add(InetAddress.getByName(bad));
            var why = rules.objection(answers).orElseThrow(() -> new AssertionError(bad));
            assertTrue(why.startsWith("its name resolves to "), why);
        }
        assertTrue(rules.objection(List.of()).isPresent());
    }

    /** The bytes as they stand, for Java makes IPv4 of them when it can. */
    @Test
    void aMappedAddressIsJudgedAsTheOneInIt() {
        var mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254}, 0, mapped, 12, 4);
        assertTrue(AddressKinds.forbidden(mapped).isPresent());
        System.arraycopy(new byte[] {93, (byte) 184, (byte) 215, 14}, 0, mapped, 12, 4);
        assertEquals(Optional.empty(), AddressKinds.forbidden(mapped));
    }

    @Test
    void atTheEdgesOfARangeTheRightSideIsForbidden() throws UnknownHostException {
        for (var open :
                List.of("9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0")) {
            assertEquals(Optional.empty(), rules.objection(List.of(InetAddress.getByName(open))), open);
        }
        for (var shut :
                List.of("10.255.255.255", "172.31.255.255", "100.127.255.255", "198.19.255.255", "239.255.255.255")) {
            assertFalse(rules.objection(List.of(InetAddress.getByName(shut))).isEmpty(), shut);
        }
    }

    @Test
    void aTrialReachesThisMachineAndNothingElseOfTheNetwork() {
        for (var url :
                List.of("http://127.0.0.1:8080/x", "http://localhost:8080/x", "https://localhost/", "https://[::1]/")) {
            assertEquals(Optional.empty(), trial.objection(url), url);
        }
        for (var url :
                List.of("http://10.0.0.1/", "https://169.254.169.254/", "https://[fe80::1]/", "gopher://127.0.0.1/")) {
            assertTrue(trial.objection(url).isPresent(), url);
        }
    }
}
