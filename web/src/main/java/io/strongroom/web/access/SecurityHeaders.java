package io.strongroom.web.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** The headers that keep a browser from doing anything for others with our pages, and an id to quote for each request. */
@Singleton
public class SecurityHeaders {
    /** Where the request's id stands in its routing context. */
    public static final String REQUEST_ID = "strongroom.request-id";

    private static final int EARLY = 500;
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "report-uri /csp-reports");
    private static final Map<String, String> ON_ALL = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, EARLY);
    }

    private static void add(RoutingContext context) {
        var path = context.normalizedPath();
        var asset = path.startsWith("/assets/");
        if (asset || WebPaths.isPage(path)) {
            var id = UUID.randomUUID().toString();
            context.put(REQUEST_ID, id);
            var headers = context.response().headers();
            ON_ALL.forEach(headers::set);
            headers.set("X-Request-Id", id);
            if (!asset) {
                headers.set("Cache-Control", "no-store");
            }
        }
        context.next();
    }
}
