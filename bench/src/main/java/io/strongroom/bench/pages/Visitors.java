package io.strongroom.bench.pages;

import io.strongroom.bench.Latencies;
import io.strongroom.bench.Server;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * People who open pages at a steady rate, whether the last page has come or not: a slow answer delays nobody's next
 * request, and what it costs counts from when it was due.
 */
final class Visitors {
    private static final int PER_SECOND = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server;
    private final String cookies;

    Visitors(Server server) {
        this.server = server;
        this.cookies = server.signIn();
    }

    private record Visit(String page, CompletableFuture<Long> took) {}

    /** @return by page, how long it took each time */
    Map<String, Latencies> visit(List<String> pages, Duration time) {
        long due = System.nanoTime();
        long gap = 1_000_000_000L / PER_SECOND;
        int times = (int) (time.toNanos() / gap);
        var visits = new ArrayList<Visit>();
        for (int i = 0; i < times; i++) {
            var page = pages.get(i % pages.size());
            long at = due + i * gap;
            long wait = at - System.nanoTime();
            while (wait > 0) {
                LockSupport.parkNanos(wait);
                wait = at - System.nanoTime();
            }
            visits.add(new Visit(page, open(page).thenApply(done -> done - at)));
        }
        var all = new LinkedHashMap<String, Latencies>();
        for (var page : pages) {
            all.put(
                    page,
                    Latencies.of(visits.stream()
                            .filter(visit -> visit.page().equals(page))
                            .mapToLong(visit -> visit.took().join())
                            .toArray()));
        }
        return all;
    }

    private CompletableFuture<Long> open(String page) {
        var request = HttpRequest.newBuilder(server.address(page))
                .header("Cookie", cookies)
                .header("Accept", "text/html")
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(answer -> {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(page + ": " + answer.statusCode());
            }
            return System.nanoTime();
        });
    }
}
