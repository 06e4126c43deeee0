package io.strongroom.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One browser's worth of cookies over plain HTTP. It follows no redirect, and sends forms with the token unless told not to. */
public final class Visit {
    public static final String SESSION = "__Host-strongroom";
    public static final String CSRF = "__Host-strongroom-csrf";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Visit(URI base) {
        this.base = base;
    }

    /** An answer; {@code location} is empty without one. */
    public record Answer(int status, String body, String location, Map<String, String> headers) {}

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** Sends a form with the token. */
    public Answer post(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("csrf-token", Optional.ofNullable(cookies.get(CSRF)).orElseGet(this::freshToken));
        return postBare(path, all, Map.of());
    }

    /** Sends a form as it is, with more headers. */
    public Answer postBare(String path, Map<String, String> fields, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)));
        headers.forEach(request::header);
        return send(request);
    }

    public Answer send(String method, String path, String contentType, String body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    public Visit signedIn(String name) {
        var answer = post("/sign-in", Map.of("name", name, "password", World.PASSWORD));
        if (answer.status() != 303) {
            throw new AssertionError("sign-in of " + name + " answered " + answer.status() + ": " + answer.body());
        }
        return this;
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private String freshToken() {
        get("/sign-in");
        return cookies.get(CSRF);
    }

    private Answer send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            var headers = new LinkedHashMap<String, String>();
            response.headers()
                    .map()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(" | ", values)));
            return new Answer(response.statusCode(), response.body(), headers.getOrDefault("location", ""), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        var pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1].replace("\"", ""));
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
