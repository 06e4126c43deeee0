package io.strongroom.e2e.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dashboard's forms, filled in as a browser without JavaScript would send them. One object is one person's browser. */
public final class Dashboard {
    private static final String CSRF_COOKIE = "__Host-strongroom-csrf";
    private static final Pattern SHOWN_ONCE = Pattern.compile("id=\"secret\">([^<]+)<");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI home;
    /** Kept by hand: cookies for TLS only are kept by browsers on loopback, but by no Java client. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Dashboard(URI home) {
        this.home = home;
    }

    public void signIn(String name, String password) {
        var answer = send("/sign-in", Map.of("name", List.of(name), "password", List.of(password)));
        if (answer.statusCode() != 303) {
            throw new AssertionError("sign-in of " + name + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** What the browser would send along now. */
    public String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Adds a person for all accounts and gives the password that is shown once. */
    String addPerson(String name, String role) {
        return secret(send(
                "/users",
                Map.of(
                        "name", List.of(name),
                        "display-name", List.of(name),
                        "role", List.of(role),
                        "reach", List.of("all"))));
    }

    /** Makes a token of whoever is signed in and gives it. */
    String makeToken(String... scopes) {
        return secret(
                send("/tokens", Map.of("name", List.of("of a test"), "days", List.of("1"), "scope", List.of(scopes))));
    }

    /** A page as it is read. */
    String page(String path) {
        var answer = exchange(HttpRequest.newBuilder(home.resolve(path)).GET());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String secret(HttpResponse<String> page) {
        var shown = SHOWN_ONCE.matcher(page.body());
        if (page.statusCode() != 200 || !shown.find()) {
            throw new AssertionError(page.statusCode() + " " + page.body());
        }
        return shown.group(1);
    }

    private HttpResponse<String> send(String path, Map<String, List<String>> fields) {
        if (!cookies.containsKey(CSRF_COOKIE)) {
            exchange(HttpRequest.newBuilder(home.resolve("/sign-in")).GET());
        }
        var token = Stream.of(pair("csrf-token", cookies.getOrDefault(CSRF_COOKIE, "")));
        var typed = fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> pair(field.getKey(), value)));
        return exchange(HttpRequest.newBuilder(home.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", home.resolve("/").toString().replaceAll("/$", ""))
                .POST(HttpRequest.BodyPublishers.ofString(
                        Stream.concat(token, typed).collect(Collectors.joining("&")))));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        try {
            var answer =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1].replace("\"", ""));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
