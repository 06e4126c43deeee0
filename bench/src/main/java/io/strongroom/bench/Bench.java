package io.strongroom.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.strongroom.bench.feed.FeedBenchmark;
import io.strongroom.bench.machine.Machine;
import io.strongroom.bench.organization.OrganizationBenchmark;
import io.strongroom.bench.pages.PagesBenchmark;
import io.strongroom.bench.scan.ScanBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Runs the benchmarks that are named, one after the other. */
public final class Bench {
    private static final Map<String, Benchmark> ALL = Map.of(
            "feed", new FeedBenchmark(),
            "organization", new OrganizationBenchmark(),
            "pages", new PagesBenchmark(),
            "scan", new ScanBenchmark());

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path RESULTS = Path.of("target", "results");

    private Bench() {}

    /** What the result is told as, and the empty place that it may use. */
    @FunctionalInterface
    public interface Benchmark {
        /** @return figures by name, in the order to print them in */
        Map<String, Object> run(Path folder) throws Exception;
    }

    public static void main(String[] names) throws Exception {
        var chosen = new LinkedHashMap<String, Benchmark>();
        for (var name : names) {
            var benchmark = ALL.get(name);
            if (benchmark == null) {
                System.err.println("No such benchmark: " + name + ". There are: "
                        + String.join(", ", ALL.keySet().stream().sorted().toList()));
                System.exit(2);
                return;
            }
            chosen.put(name, benchmark);
        }
        var load = Machine.load();
        if (load > Machine.MOST_LOAD
                && Optional.ofNullable(System.getenv("BENCH_ANY_LOAD")).isEmpty()) {
            System.err.printf(
                    "The machine is busy (load %.1f, at most %.1f). Wait, or set BENCH_ANY_LOAD=1: the result says so.%n",
                    load, Machine.MOST_LOAD);
            System.exit(3);
        }
        for (var one : chosen.entrySet()) {
            measure(one.getKey(), one.getValue());
        }
    }

    private static void measure(String name, Benchmark benchmark) throws Exception {
        var folder = Files.createTempDirectory("strongroom-bench-");
        // As root the embedded PostgreSQL runs as another user, who must get through.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var machine = Machine.measure(folder);
        print("machine", machine);
        var at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var figures = benchmark.run(folder);
        print(name, figures);
        Files.createDirectories(RESULTS);
        var file = RESULTS.resolve(name + "-" + at.toString().replace(":", "") + ".json");
        JSON.writeValue(file.toFile(), Map.of("at", at.toString(), "machine", machine, name, figures));
        System.out.println("kept in bench/" + file);
    }

    private static void print(String title, Map<String, Object> figures) {
        System.out.println(title);
        figures.forEach((name, figure) -> System.out.printf("  %-46s %s%n", name, figure));
    }
}
