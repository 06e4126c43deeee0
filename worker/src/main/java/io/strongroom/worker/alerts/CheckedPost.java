package io.strongroom.worker.alerts;

import io.strongroom.domain.alerts.TargetRules;
import io.strongroom.domain.alerts.TargetRules.Target;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts to an address that somebody typed into a form, and never into our own network. The JDK's HttpClient is of no use for
 * that: it resolves the name by itself as it connects, and by then the name may lead elsewhere than when we looked; told the
 * number instead of the name, it would ask for a certificate of the number. Here a socket is connected to the very number
 * that was looked at, and TLS is then spoken through it for the name, so that server name and certificate are the name's.
 * What is left of HTTP is one request and the head of one answer: there are no redirects to follow, no proxies to obey, and
 * nothing that the receiver writes is kept.
 */
final class CheckedPost {
    private final TargetRules rules;
    private final Names names;
    private final SSLSocketFactory tls;
    private final Duration timeout;

    /**
     * @param names resolves host names
     * @param timeout for all of it, connecting included
     */
    CheckedPost(TargetRules rules, Names names, SSLSocketFactory tls, Duration timeout) {
        this.rules = rules;
        this.names = names;
        this.tls = tls;
        this.timeout = timeout;
    }

    /** The addresses of a name. */
    interface Names {
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    /** What came of it. */
    sealed interface Answer {
        /** @param retryAfter what the receiver asked for */
        record Answered(int status, Optional<Duration> retryAfter) implements Answer {}

        /** Nothing was sent, or nobody knows whether it was taken. @param why as a sentence */
        record Silence(String why) implements Answer {}
    }

    /** @param headers besides those of the content */
    Answer post(String url, Map<String, String> headers, String body) {
        return switch (rules.read(url)) {
            case TargetRules.Read.Bad(var why) -> new Answer.Silence("Nothing was sent: the address " + why + ".");
            case TargetRules.Read.Good(var target) -> post(target, headers, body);
        };
    }

    private Answer post(Target target, Map<String, String> headers, String body) {
        try {
            var addresses = names.of(target.host());
            var objection = rules.objection(addresses);
            if (objection.isPresent()) {
                return new Answer.Silence("Nothing was sent: " + objection.get() + ".");
            }
            return exchange(target, addresses, head(target, headers, body), body);
        } catch (UnknownHostException e) {
            return new Answer.Silence("Nothing was sent: its name does not resolve.");
        } catch (ConnectException e) {
            return new Answer.Silence("Nothing was sent: the receiver takes no connection.");
        } catch (SSLException e) {
            return new Answer.Silence("Nothing was sent: the receiver's certificate or TLS is not in order. "
                    + "It needs a certificate for " + target.host() + " by an authority that this system trusts.");
        } catch (IOException e) {
            return new Answer.Silence("The receiver did not answer within " + timeout.toSeconds()
                    + " seconds, or broke off. Nobody can tell whether it has the alert.");
        }
    }

    private Answer exchange(Target target, List<InetAddress> addresses, String head, String body) throws IOException {
        try (var plain = new Socket(Proxy.NO_PROXY);
                var deadline = new Deadline(timeout, plain)) {
            // To the first that the resolver gives, as it puts those first that this machine can reach.
            plain.connect(
                    new InetSocketAddress(addresses.getFirst(), target.port()), Math.toIntExact(timeout.toMillis()));
            try (var socket = target.tls() ? overTls(plain, target) : plain) {
                var out = socket.getOutputStream();
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                out.write(body.getBytes(StandardCharsets.UTF_8));
                out.flush();
                return AnswerHead.read(socket.getInputStream());
            }
        }
    }

    private SSLSocket overTls(Socket plain, Target target) throws IOException {
        var name = target.host().replaceAll("[\\[\\]]", "");
        var socket = (SSLSocket) tls.createSocket(plain, name, target.port(), true);
        var parameters = socket.getSSLParameters();
        // Without it any certificate of any name would do.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String head(Target target, Map<String, String> headers, String body) {
        boolean usual = target.port() == (target.tls() ? 443 : 80);
        var head = new StringBuilder("POST " + target.path() + " HTTP/1.1\r\n")
                .append("Host: ")
                .append(target.host())
                .append(usual ? "" : ":" + target.port())
                .append("\r\n")
                .append(
                        "User-Agent: Strongroom\r\nAccept: */*\r\nConnection: close\r\nContent-Type: application/json\r\n")
                .append("Content-Length: ")
                .append(body.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    /** Ends an exchange that takes too long, however slowly bytes trickle: a closed socket wakes whoever waits for it. */
    private static final class Deadline implements AutoCloseable {
        private final CountDownLatch done = new CountDownLatch(1);

        Deadline(Duration after, Socket socket) {
            Thread.ofVirtual().name("alert-deadline").start(() -> {
                try {
                    if (!done.await(after.toMillis(), TimeUnit.MILLISECONDS)) {
                        socket.close();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (IOException e) {
                    // It is closed for us all the same.
                    done.countDown();
                }
            });
        }

        @Override
        public void close() {
            done.countDown();
        }
    }
}
