package io.strongroom.worker.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.strongroom.domain.alerts.TargetRules;
import io.strongroom.domain.alerts.TargetRules.Insecure;
import io.strongroom.worker.alerts.CheckedPost.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against servers on this machine, which a name of the test's own resolver leads to. */
class CheckedPostTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answering(server);
        server.start();
    }

    private void answering(HttpServer one) {
        one.createContext("/", exchange -> {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Host") + " "
                    + exchange.getRequestHeaders().getFirst("webhook-id") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Retry-After", "120");
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + one.getAddress().getPort() + "/elsewhere");
            exchange.sendResponseHeaders(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static CheckedPost post(Insecure insecure, SSLSocketFactory tls, Duration timeout) {
        return new CheckedPost(new TargetRules(insecure), CheckedPostTest::resolve, tls, timeout);
    }

    private static CheckedPost plain() {
        return post(Insecure.LOOPBACK, (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(10));
    }

    /** All names lead to this machine, as those of an attacker might. */
    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        if (host.startsWith("nowhere")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByName("127.0.0.1"));
    }

    private String here(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void aRequestArrivesAsItIsAndTheAnswerIsRead() {
        var answer = plain().post(here("/204?a=b"), Map.of("webhook-id", "w-1"), "{\"ä\":1}");
        assertEquals(new Answer.Answered(204, Optional.of(Duration.ofSeconds(120))), answer);
        assertEquals(List.of("POST /204?a=b 127.0.0.1:" + server.getAddress().getPort() + " w-1 {\"ä\":1}"), received);
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        assertEquals(
                new Answer.Answered(302, Optional.of(Duration.ofSeconds(120))),
                plain().post(here("/302"), Map.of(), "{}"));
        assertEquals(1, received.size());
    }

    @Test
    void aNameThatLeadsIntoOurNetworkGetsNothing() {
        var strict = post(Insecure.NOTHING, (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(10));
        var answer =
                strict.post("https://hooks.example.com:" + server.getAddress().getPort() + "/204", Map.of(), "{}");
        assertTrue(why(answer).startsWith("Nothing was sent: its name resolves to 127.0.0.1"), why(answer));
        assertTrue(why(strict.post(here("/204"), Map.of(), "{}")).startsWith("Nothing was sent: the address "));
        assertTrue(
                why(strict.post("https://nowhere.example.com/", Map.of(), "{}")).contains("does not resolve"));
        assertEquals(List.of(), received);
    }

    @Test
    void theCertificateIsThatOfTheNameAndNotOfTheNumber() throws Exception {
        var tls = tls("hooks.example.com");
        var secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        answering(secure);
        secure.start();
        try {
            var trusting = post(Insecure.LOOPBACK, tls.getSocketFactory(), Duration.ofSeconds(10));
            var port = secure.getAddress().getPort();
            var good = trusting.post("https://hooks.example.com:" + port + "/200", Map.of(), "{}");
            assertEquals(new Answer.Answered(200, Optional.of(Duration.ofSeconds(120))), good);
            var other = trusting.post("https://other.example.com:" + port + "/200", Map.of(), "{}");
            assertTrue(why(other).contains("certificate for other.example.com"), why(other));
            var stranger = plain().post("https://hooks.example.com:" + port + "/200", Map.of(), "{}");
            assertTrue(why(stranger).contains("certificate"), why(stranger));
            assertEquals(1, received.size());
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void whoeverTricklesDoesNotHoldUsUp() throws Exception {
        try (var slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var trickle = Thread.ofVirtual().start(() -> trickle(slow));
            var begun = System.nanoTime();
            var patient =
                    post(Insecure.LOOPBACK, (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(1));
            var answer = patient.post("http://127.0.0.1:" + slow.getLocalPort() + "/", Map.of(), "{}");
            assertTrue(why(answer).startsWith("The receiver did not answer within 1 seconds"), why(answer));
            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(8).toNanos());
            trickle.join();
        }
    }

    /** A head without end, as fast as it is read: it is the length that ends it, or the time. */
    private static void trickle(ServerSocket slow) {
        try (var socket = slow.accept()) {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Endless: ".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // Until the other side has had enough.
            }
        } catch (IOException e) {
            // It hung up, which is what is looked for.
        }
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() throws Exception {
        for (var nonsense : List.of(
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: " + "x".repeat(40_000),
                "HTTP/1.1 200 OK\r\nX: y")) {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var speaker = Thread.ofVirtual().start(() -> say(server, nonsense));
                var answer = plain().post("http://127.0.0.1:" + server.getLocalPort() + "/", Map.of(), "{}");
                assertTrue(answer instanceof Answer.Silence, answer::toString);
                speaker.join();
            }
        }
    }

    @Test
    void whatIsSaidBeforeTheAnswerIsNoAnswer() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> say(server, "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 410 Gone\r\n\r\n"));
            assertEquals(
                    new Answer.Answered(410, Optional.empty()),
                    plain().post("http://127.0.0.1:" + server.getLocalPort() + "/", Map.of(), "{}"));
        }
    }

    private static void say(ServerSocket server, String text) {
        try (var socket = server.accept()) {
            var in = socket.getInputStream();
            var seen = new StringBuilder();
            while (seen.indexOf("\r\n\r\n{}") < 0) {
                seen.append((char) in.read());
            }
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
        } catch (IOException e) {
            // It hung up in between, which it may.
        }
    }

    private static String why(Answer answer) {
        return switch (answer) {
            case Answer.Silence(var why) -> why;
            case Answer.Answered answered -> throw new AssertionError(answered);
        };
    }

    /** A certificate for the name, made by the JDK's own tool, and trust in it alone. */
    private SSLContext tls(String name) throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertEquals(0, made.waitFor());
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
