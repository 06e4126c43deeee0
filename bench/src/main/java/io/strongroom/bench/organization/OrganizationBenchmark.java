package io.strongroom.bench.organization;

import io.strongroom.bench.Bench.Benchmark;
import io.strongroom.bench.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A thousand simulated accounts, each with many things in it, assessed twice. Nothing changes between the two, so that the
 * second shows what it costs to look when nothing happened. Smaller by {@code -Dorganization.accounts}.
 */
public final class OrganizationBenchmark implements Benchmark {
    private static final int ACCOUNTS = Integer.getInteger("organization.accounts", 1_000);
    private static final int SIZE = Integer.getInteger("organization.size", 70);
    private static final int HEAP_MEBIBYTES = 1_024;
    private static final Duration PATIENCE = Duration.ofHours(3);

    /** What Strongroom writes; the simulated AWS keeps its world in another schema. */
    private static final String ROWS = """
            select relname, n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables where schemaname = 'public'""";

    @Override
    public Map<String, Object> run(Path folder) throws Exception {
        var figures = new LinkedHashMap<String, Object>();
        var environment = Map.of(
                "STRONGROOM_SANDBOX_ACCOUNTS", Integer.toString(ACCOUNTS),
                "STRONGROOM_SANDBOX_SIZE", Integer.toString(SIZE),
                "STRONGROOM_ASSESS_AT_FIRST_START", "false");
        try (var server = Server.start(folder, HEAP_MEBIBYTES, environment)) {
            figures.put("heap, MiB at most", HEAP_MEBIBYTES);
            var first = assess(server, 1, figures, "first");
            figures.put("findings kept", server.number("select count(*) from findings"));
            var second = assess(server, 2, figures, "second");
            figures.put("rows of the second / of the first", share(second.rows(), first.rows()));
            figures.put("the same without call budgets", share(second.told(), first.told()));
            figures.put("time of the second / of the first", share(second.seconds(), first.seconds()));
            figures.put("process at its largest, MiB", server.peakMebibytes());
        }
        return figures;
    }

    /** @param told rows that tell what was found and done: all but the bookings of calls, one or two a call */
    private record Run(long rows, long told, long seconds) {}

    private static Run assess(Server server, int number, Map<String, Object> figures, String name)
            throws IOException, InterruptedException, SQLException {
        var before = settled(server);
        var begun = System.nanoTime();
        server.assess(List.of());
        long seconds = awaitEnd(server, number, begun);
        var rows = settled(server);
        rows.replaceAll((table, written) -> written - before.getOrDefault(table, 0L));
        rows.values().removeIf(written -> written == 0);
        figures.put(name + ": seconds", seconds);
        figures.put(name + ": accounts", last(server, "done"));
        figures.put(name + ": accounts failed", last(server, "failed"));
        figures.put(name + ": judgements", last(server, "judgements"));
        figures.put(name + ": findings opened", last(server, "opened"));
        figures.put(name + ": findings resolved", last(server, "resolved"));
        figures.put(name + ": rows written", sum(rows));
        rows.forEach((table, written) -> figures.put(name + ": rows written to " + table, written));
        return new Run(sum(rows), sum(rows) - rows.getOrDefault("call_budgets", 0L), seconds);
    }

    private static long last(Server server, String column) throws IOException, SQLException {
        return server.number("select " + column + " from assessments order by created_at desc limit 1");
    }

    private static long awaitEnd(Server server, int number, long begun)
            throws IOException, InterruptedException, SQLException {
        while (server.number("select count(*) from assessments where ended_at is not null") < number) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new AssertionError("not done within " + PATIENCE);
            }
            TimeUnit.SECONDS.sleep(1);
            System.out.printf(
                    "\r  %d accounts done, %d s, process at its largest %d MiB ",
                    last(server, "done"),
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                    server.peakMebibytes());
        }
        System.out.println();
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    /** Rows written so far by table, once all connections have told theirs. */
    private static TreeMap<String, Long> settled(Server server) throws IOException, InterruptedException, SQLException {
        TimeUnit.SECONDS.sleep(15);
        return server.numbers(ROWS);
    }

    private static long sum(Map<String, Long> rows) {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String share(long part, long whole) {
        return "%.4f".formatted(part / (double) Math.max(1, whole));
    }
}
