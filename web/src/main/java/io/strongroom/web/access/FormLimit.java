package io.strongroom.web.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses bodies that no form of ours has, before a byte is read: the process may let the API take very large ones. */
@Singleton
public class FormLimit {
    private static final int EARLY = 490;
    private static final int LENGTH_REQUIRED = 411;
    private static final int TOO_LARGE = 413;
    private static final long MOST_BYTES = 1 << 20;

    void register(@Observes Filters filters) {
        filters.register(FormLimit::check, EARLY);
    }

    private static void check(RoutingContext context) {
        var request = context.request();
        var length = request.getHeader("Content-Length");
        if (!WebPaths.isPage(context.normalizedPath())) {
            context.next();
        } else if (length == null && request.getHeader("Transfer-Encoding") != null) {
            refuse(context, LENGTH_REQUIRED, "A form says how long it is.");
        } else if (length != null && Long.parseLong(length) > MOST_BYTES) {
            refuse(context, TOO_LARGE, "A form here has at most 1 MiB. Large batches go to POST /api/v1/job-batches.");
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context, int status, String why) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                .putHeader("Connection", "close")
                .end(why);
    }
}
