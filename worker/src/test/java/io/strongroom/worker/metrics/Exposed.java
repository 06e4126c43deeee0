package io.strongroom.worker.metrics;

import java.util.Set;
import java.util.TreeSet;

/** What stands in an answer of {@code /q/metrics}. */
final class Exposed {
    private Exposed() {}

    /** The value of a series as it is written, or the empty text. @param series name with labels, as Prometheus writes them */
    static String value(String scrape, String series) {
        return plain(scrape)
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> line.substring(series.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** Some write a comma after the last label. */
    static String plain(String scrape) {
        return scrape.replace(",}", "}");
    }

    /** Names of all that is ours. */
    static Set<String> names(String scrape) {
        var names = new TreeSet<String>();
        scrape.lines().filter(line -> line.startsWith("strongroom_")).forEach(line -> names.add(line.split("[{ ]")[0]));
        return names;
    }
}
