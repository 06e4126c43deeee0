package io.strongroom.worker.metrics;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the metrics: in standalone they are on the pages' own port, and how many incidents are open is nobody's
 * business. A scraper is no person, so it has a token of its own and no permission.
 */
@Singleton
class MetricsDoor {
    private static final String PATH = "/q/metrics";
    private static final String BEARER = "Bearer ";
    private static final int LEAST = 32;
    /** Before whatever else looks at the request. */
    private static final int EARLY = 400;

    private final Optional<byte[]> token;

    MetricsDoor(MetricsConfig config) {
        this.token = config.token()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(MetricsDoor::checked);
    }

    private static byte[] checked(String token) {
        if (token.length() < LEAST) {
            throw new IllegalArgumentException("strongroom.metrics.token: must have " + LEAST
                    + " characters or more; make one with: openssl rand -hex 24");
        }
        return token.getBytes(StandardCharsets.UTF_8);
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, EARLY);
    }

    private void guard(RoutingContext context) {
        if (!context.normalizedPath().startsWith(PATH)) {
            context.next();
            return;
        }
        refusal(context.request().getHeader("Authorization"))
                .ifPresentOrElse(
                        refusal -> context.response()
                                .setStatusCode(refusal.status())
                                .putHeader("Content-Type", "text/plain; charset=utf-8")
                                .putHeader("Cache-Control", "no-store")
                                .end(refusal.text()),
                        context::next);
    }

    /** Why somebody is not answered. */
    record Refusal(int status, String text) {}

    /** @param authorization the header as it came; null when there was none */
    Optional<Refusal> refusal(@Nullable String authorization) {
        if (token.isEmpty()) {
            return Optional.of(new Refusal(
                    403, "Metrics are read with a token. Set STRONGROOM_METRICS_TOKEN and send it as bearer.\n"));
        }
        boolean fits = authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        token.get(),
                        authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
        return fits
                ? Optional.empty()
                : Optional.of(new Refusal(
                        401, "Send the token that STRONGROOM_METRICS_TOKEN says: Authorization: Bearer ...\n"));
    }
}
