package io.strongroom.bench.pages;

import io.strongroom.bench.Bench.Benchmark;
import io.strongroom.bench.Latencies;
import io.strongroom.bench.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Twelve pages of the dashboard, opened 20 times a second, at a thousand findings to a million; at the end while
 * assessments write. Beside it, what the same sums would cost if they were counted from findings.
 */
public final class PagesBenchmark implements Benchmark {
    private static final int HEAP_MEBIBYTES = 1_024;
    private static final int ACCOUNTS = 4_200;
    private static final int ASSESSED = 600;
    private static final int SIZE = 40;
    private static final long[] FINDINGS = {1_000, 10_000, 100_000, 1_000_000};
    private static final Duration WARM = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final String COUNTED = "select severity, status, count(*) from findings group by severity, status";
    private static final String KEPT = "select severity, sum(fail) from posture_accounts group by severity";

    @Override
    public Map<String, Object> run(Path folder) throws Exception {
        var figures = new LinkedHashMap<String, Object>();
        var environment = Map.of(
                "STRONGROOM_SANDBOX_ACCOUNTS", Integer.toString(ACCOUNTS),
                "STRONGROOM_SANDBOX_SIZE", Integer.toString(SIZE),
                "STRONGROOM_ASSESS_AT_FIRST_START", "false");
        try (var server = Server.start(folder, HEAP_MEBIBYTES, environment);
                var connection = server.connect()) {
            // The catalogue's controls, and one real account to look at.
            server.assess(List.of("123456789012"));
            awaitAssessed(server);
            var filling = new Filling(connection);
            var visitors = new Visitors(server);
            var worst = new double[FINDINGS.length];
            for (int i = 0; i < FINDINGS.length; i++) {
                filling.upTo(FINDINGS[i]);
                worst[i] = quiet(figures, connection, visitors, pages(connection), FINDINGS[i]);
            }
            var sizes = Arrays.stream(FINDINGS).asDoubleStream().toArray();
            figures.put("slope of the slowest page's p99", "%.3f".formatted(Latencies.slope(sizes, worst)));
            busy(figures, server, connection, visitors);
            figures.put("process at its largest, MiB", server.peakMebibytes());
        }
        return figures;
    }

    /** @return the slowest page's 99th percentile in its worst round, in milliseconds */
    private static double quiet(
            Map<String, Object> figures, Connection connection, Visitors visitors, List<String> pages, long findings)
            throws SQLException {
        visitors.visit(pages, WARM);
        var rounds = new ArrayList<Map<String, Latencies>>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(visitors.visit(pages, ROUND));
        }
        double worst = 0;
        for (var page : pages) {
            double p99 = worst(page, rounds);
            worst = Math.max(worst, p99);
            figures.put(findings + " findings: p99 of " + named(page) + ", ms", "%.1f".formatted(p99));
        }
        figures.put(findings + " findings: p99 of the slowest page, ms", "%.1f".formatted(worst));
        figures.put(
                findings + " findings: sums counted / sums kept, time",
                "%.1f".formatted(median(connection, COUNTED) / median(connection, KEPT)));
        return worst;
    }

    private static void busy(Map<String, Object> figures, Server server, Connection connection, Visitors visitors)
            throws Exception {
        var pages = pages(connection);
        server.assess(
                text(connection, "select id from accounts where status = 'ACTIVE' order by id limit " + ASSESSED));
        long before = awaitWriting(server);
        long begun = System.nanoTime();
        var all = new ArrayList<Map<String, Latencies>>();
        for (int round = 0; round < ROUNDS; round++) {
            all.add(visitors.visit(pages, ROUND));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long running = server.number("select count(*) from assessments where ended_at is null");
        if (running == 0) {
            throw new AssertionError("a void run: the assessment was over before the visits were");
        }
        double worst = 0;
        for (var page : pages) {
            double p99 = worst(page, all);
            worst = Math.max(worst, p99);
            figures.put("assessing: p99 of " + named(page) + ", ms", "%.1f".formatted(p99));
        }
        figures.put("assessing: p99 of the slowest page, ms", "%.1f".formatted(worst));
        TimeUnit.SECONDS.sleep(2);
        long during = written(server) - before;
        if (during == 0) {
            throw new AssertionError("a void run: the assessment wrote nothing while pages were visited");
        }
        figures.put("assessing: findings written per second", "%.0f".formatted(during / seconds));
    }

    /** The management account comes before others, and the more accounts it has, the longer its lists are paced. */
    private static long awaitWriting(Server server) throws Exception {
        long idle = written(server);
        for (int i = 0; i < PATIENCE.toSeconds(); i++) {
            TimeUnit.SECONDS.sleep(1);
            long now = written(server);
            if (now > idle) {
                return now;
            }
        }
        throw new AssertionError("a void run: no assessment wrote anything within " + PATIENCE);
    }

    /** A page's 99th percentile in its worst round, in milliseconds. */
    private static double worst(String page, List<Map<String, Latencies>> rounds) {
        return rounds.stream()
                .flatMap(round -> Optional.ofNullable(round.get(page)).stream())
                .mapToDouble(latencies -> latencies.milliseconds(0.99))
                .max()
                .orElseThrow();
    }

    private static long written(Server server) throws IOException, SQLException {
        return server.number("select n_tup_ins + n_tup_upd from pg_stat_user_tables where relname = 'findings'");
    }

    private static List<String> pages(Connection connection) throws SQLException {
        var finding = text(connection, "select id from findings order by severity, id limit 1")
                .getFirst();
        var account =
                text(connection, "select account_id from findings limit 1").getFirst();
        var control = text(connection, "select control from bench_controls order by severity, control limit 1")
                .getFirst();
        return List.of(
                "/",
                "/findings",
                "/findings?open=" + control,
                "/findings?severity=CRITICAL&view=resources",
                "/findings?account=" + account,
                "/findings/" + finding,
                "/controls",
                "/controls/" + control,
                "/accounts",
                "/accounts/" + account,
                "/trends",
                "/assessments");
    }

    private static String named(String page) {
        return page.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}").replaceAll("\\d{12}", "{account}");
    }

    private static void awaitAssessed(Server server) throws Exception {
        while (server.number("select count(*) from assessments where ended_at is not null") == 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static double median(Connection connection, String sql) throws SQLException {
        var times = new long[7];
        for (int i = 0; i < times.length; i++) {
            long begun = System.nanoTime();
            text(connection, sql);
            times[i] = System.nanoTime() - begun;
        }
        return Latencies.of(times).milliseconds(0.5);
    }

    private static List<String> text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}
