package io.strongroom.worker.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.Links;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.alerts.Payloads;
import io.strongroom.domain.alerts.SigningSecrets;
import io.strongroom.domain.alerts.TargetRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSenderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.5Z");
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final SigningSecrets SECRETS =
            new SigningSecrets("whsec_" + Base64.getEncoder().encodeToString(KEY), Optional.empty());

    private final Map<String, String> received = new ConcurrentHashMap<>();
    private final DeliveryId id = DeliveryId.next();
    private HttpServer server;
    private HttpSender sender;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestHeaders().forEach((name, values) -> received.put(name.toLowerCase(), values.getFirst()));
            received.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Retry-After", "77");
            exchange.sendResponseHeaders(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
            exchange.close();
        });
        server.start();
        var http = new CheckedPost(
                new TargetRules(TargetRules.Insecure.LOOPBACK),
                host -> List.of(InetAddress.getByName(host)),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Duration.ofSeconds(10));
        sender = new HttpSender(http, new Payloads(new Links(Optional.empty())));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Outcome webhook(int status) {
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + status;
        return sender.webhook(url, SECRETS, id, new Notice.Trial("ada"), NOW);
    }

    /** The signature, made as the specification says and not as we do. */
    @Test
    void aWebhookIsSignedByTheBook() throws Exception {
        assertEquals(new Outcome.Arrived(), webhook(204));
        assertEquals(id.toString(), received.get("webhook-id"));
        assertEquals("1795521600", received.get("webhook-timestamp"));
        assertEquals("application/json", received.get("content-type"));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        var content = received.get("webhook-id") + "." + received.get("webhook-timestamp") + "." + received.get("body");
        var expected = Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        assertEquals("v1," + expected, received.get("webhook-signature"));
    }

    @Test
    void whatTheReceiverAnswersDecidesHowItGoesOn() {
        for (int good : new int[] {200, 202, 204, 299}) {
            assertEquals(new Outcome.Arrived(), webhook(good));
        }
        for (int bad : new int[] {400, 401, 404, 429, 500, 503}) {
            assertEquals(
                    new Outcome.Missed("The receiver answered " + bad + ".", Optional.of(Duration.ofSeconds(77))),
                    webhook(bad));
        }
        assertTrue(webhook(410) instanceof Outcome.Unwanted);
        assertTrue(webhook(307) instanceof Outcome.Missed(var why, var wait) && why.contains("redirect"));
    }

    @Test
    void slackGetsNoSignature() {
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/200";
        assertEquals(new Outcome.Arrived(), sender.slack(url, new Notice.Trial("ada")));
        assertTrue(received.keySet().stream().noneMatch(name -> name.startsWith("webhook-")), received::toString);
        assertTrue(received.get("body").contains("\"blocks\""), received::toString);
    }
}
