package io.strongroom.worker.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.strongroom.worker.accounts.CallTally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is documented, drawn and alarmed on is what is measured. The table in docs/metrics.md is made of {@link Metric}:
 * {@code -Dreferences=write} writes it, and every other run compares.
 */
class MetricsReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/metrics.md");
    private static final String FROM = "<!-- made from Metric -->\n";
    private static final String TO = "<!-- until here -->\n";
    private static final Pattern OURS = Pattern.compile("strongroom_[a-z_]+");
    private static final Pattern PARTS = Pattern.compile("_(count|sum|max)$");

    private static String scrape() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var now = Instant.parse("2026-11-24T12:00:00Z");
        new Gauges(registry, () -> now).show(GaugesTest.measured(now));
        var calls = new MeteredCalls(registry);
        calls.called("Backup", CallTally.Result.ANSWERED);
        calls.waited(Duration.ofSeconds(1));
        return registry.scrape();
    }

    @Test
    void everyMetricIsExposedUnderItsNameAndWithItsLabels() {
        var scrape = scrape();
        var declared = new TreeSet<String>();
        var exposed = new TreeSet<String>();
        Arrays.stream(Metric.values()).map(Metric::exposed).forEach(declared::add);
        Exposed.names(scrape).forEach(name -> exposed.add(PARTS.matcher(name).replaceAll("")));
        assertEquals(declared, exposed);
        for (var metric : Metric.values()) {
            var series = scrape.lines()
                    .filter(line -> line.startsWith(metric.exposed()))
                    .findFirst()
                    .orElseThrow();
            metric.labels().forEach(label -> assertTrue(series.contains(label + "=\""), series));
        }
    }

    @Test
    void referenceIsWhatIsMeasured() throws IOException {
        var document = Files.readString(REFERENCE);
        int from = document.indexOf(FROM) + FROM.length();
        int to = document.indexOf(TO);
        var text = document.substring(0, from) + table() + document.substring(to);
        if ("write".equals(System.getProperty("references"))) {
            Files.writeString(REFERENCE, text);
        }
        assertEquals(
                text,
                Files.readString(REFERENCE),
                "write it anew: mvn test -pl worker -am -Dtest=MetricsReferenceTest -Dreferences=write"
                        + " -Dsurefire.failIfNoSpecifiedTests=false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grafana/strongroom.json", "prometheus/strongroom-rules.yaml"})
    void whatIsDrawnAndAlarmedOnIsMeasured(String file) throws IOException {
        var named = new TreeSet<String>();
        OURS.matcher(Files.readString(Path.of("../deploy", file))).results().forEach(match -> named.add(match.group()));
        assertFalse(named.isEmpty());
        var measured = Exposed.names(scrape());
        assertEquals(
                List.of(),
                named.stream().filter(name -> !measured.contains(name)).toList(),
                "nobody measures these");
    }

    @Test
    void everythingThatIsMeasuredIsDrawn() throws IOException {
        var dashboard = Files.readString(Path.of("../deploy/grafana/strongroom.json"));
        var forgotten = Arrays.stream(Metric.values())
                .filter(metric -> !dashboard.contains(metric.exposed()))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), forgotten);
    }

    private static String table() {
        var text = new StringBuilder("| metric | kind | labels | what |\n|---|---|---|---|\n");
        for (var metric : Metric.values()) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            metric.exposed(),
                            switch (metric.kind()) {
                                case COUNTER -> "counter";
                                case GAUGE, SECONDS -> "gauge";
                                case TIMER -> "summary";
                            },
                            metric.labels().stream()
                                    .map(label -> "`" + label + "`")
                                    .collect(Collectors.joining(" ")),
                            metric.help()));
        }
        return text.toString();
    }
}
