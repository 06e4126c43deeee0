package io.strongroom.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.e2e.journeys.Dashboard;
import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A whole Strongroom in a process of its own, with its database looked into behind its back. */
public final class Server implements AutoCloseable {
    private static final String TOKEN = "bench-token-of-the-first-administrator";
    private static final String PASSWORD = "bench-password-of-the-administrator";

    private final StrongroomProcess process;
    private final Path data;
    private final HttpClient http = HttpClient.newHttpClient();

    private Server(StrongroomProcess process, Path data) {
        this.process = process;
        this.data = data;
    }

    /** Starts one with a heap of so many MiB. */
    public static Server start(Path folder, int heapMebibytes, Map<String, String> environment, String... options)
            throws InterruptedException {
        var all = new HashMap<>(environment);
        all.put("STRONGROOM_BOOTSTRAP_TOKEN", TOKEN);
        all.put("STRONGROOM_ADMIN_PASSWORD", PASSWORD);
        all.merge("STRONGROOM_JAVA_OPTIONS", "-Xmx" + heapMebibytes + "m", (more, heap) -> more + " " + heap);
        var data = folder.resolve("data");
        var process = StrongroomProcess.standalone(data, LoopbackPort.free(), LoopbackPort.free(), all, options);
        return new Server(process.awaitReady(Duration.ofMinutes(5)), data);
    }

    /** Asks for an assessment of these accounts, of all when there are none. */
    public void assess(List<String> accounts) throws IOException, InterruptedException {
        assess(accounts, List.of());
    }

    /** The same by these controls. */
    public void assess(List<String> accounts, List<String> controls) throws IOException, InterruptedException {
        var wanted = new HashMap<String, List<String>>();
        wanted.put("controls", controls);
        if (!accounts.isEmpty()) {
            wanted.put("accounts", accounts);
        }
        var body = new ObjectMapper().writeValueAsString(wanted);
        var request = HttpRequest.newBuilder(address("/api/v1/assessments"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    /** What the API answers to the administrator. */
    public String get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + TOKEN));
    }

    /** A page as somebody sees it who has signed in. */
    public String page(String path, String cookies) throws IOException, InterruptedException {
        return answer(
                HttpRequest.newBuilder(address(path)).header("Cookie", cookies).header("Accept", "text/html"));
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Signs in as a browser would. @return the cookies to send */
    public String signIn() {
        var dashboard = new Dashboard(address("/"));
        dashboard.signIn("admin", PASSWORD);
        return dashboard.cookies();
    }

    public URI address(String path) {
        return process.address(path);
    }

    public ProcessHandle handle() {
        return ProcessHandle.of(process.pid()).orElseThrow();
    }

    /** What it has printed so far. */
    public String output() {
        return process.output();
    }

    /** What it holds at this moment. */
    public long residentMebibytes() throws IOException {
        return process.residentMebibytes();
    }

    public long peakMebibytes() throws IOException {
        return process.peakMebibytes();
    }

    /** A connection of its own to the embedded PostgreSQL. */
    public Connection connect() throws IOException, SQLException {
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        var password = Files.readString(data.resolve("postgres.password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/strongroom", "postgres", password);
    }

    /** The one number that a query gives. */
    public long number(String sql) throws IOException, SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The numbers that a query gives by name. */
    public TreeMap<String, Long> numbers(String sql) throws IOException, SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new TreeMap<String, Long>();
            while (rows.next()) {
                all.put(rows.getString(1), rows.getLong(2));
            }
            return all;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
