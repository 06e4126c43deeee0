package io.strongroom.worker.accounts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Takes every AWS call on loopback, notes it, and answers as STS and KMS would. */
final class FakeSts implements AutoCloseable {
    /** One call: its form or its target, and whose key signed it. */
    record Call(String action, Map<String, String> form, String accessKey) {}

    /** What is answered instead. */
    record Answer(int status, String body) {}

    final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile Function<Call, Optional<Answer>> fault = call -> Optional.empty();

    FakeSts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on calls of these actions are answered so. */
    void fails(Set<String> actions, int status, String code) {
        fault = call ->
                actions.contains(call.action()) ? Optional.of(new Answer(status, error(call, code))) : Optional.empty();
    }

    void works() {
        fault = call -> Optional.empty();
    }

    List<Call> calls(String action) {
        synchronized (calls) {
            return calls.stream().filter(call -> call.action().equals(action)).toList();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var call = call(exchange, body);
        calls.add(call);
        var answer = fault.apply(call).orElseGet(() -> new Answer(200, result(call)));
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("x-amzn-RequestId", "request-" + calls.size());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Call call(HttpExchange exchange, String body) {
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var key = authorization.replaceFirst(".*Credential=", "").replaceFirst("/.*", "");
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return new Call(target.replaceFirst(".*\\.", ""), Map.of(), key);
        }
        var form = new TreeMap<String, String>();
        for (var pair : body.split("&")) {
            var parts = pair.split("=", 2);
            form.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return new Call(form.getOrDefault("Action", "?"), form, key);
    }

    private String result(Call call) {
        return switch (call.action()) {
            case "GetCallerIdentity" -> """
                    <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                    <Arn>arn:aws:iam::111111111111:user/hub</Arn><UserId>A</UserId><Account>111111111111</Account>
                    </GetCallerIdentityResult></GetCallerIdentityResponse>""";
            case "AssumeRole" -> """
                    <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                    <Credentials><AccessKeyId>SESSION%d</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
                    <SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
                    </AssumeRoleResult></AssumeRoleResponse>""".formatted(sessions.incrementAndGet());
            default -> "{}";
        };
    }

    private static String error(Call call, String code) {
        if (call.form().isEmpty()) {
            return "{\"__type\":\"" + code + "\",\"message\":\"as the test wants it\"}";
        }
        return """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
                <Code>%s</Code><Message>as the test wants it</Message></Error><RequestId>r</RequestId></ErrorResponse>""".formatted(code);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
