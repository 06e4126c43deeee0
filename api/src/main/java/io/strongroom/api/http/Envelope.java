package io.strongroom.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** What stands around every request of the API before anything reads it: an id, security headers, a bound on its size. */
@Singleton
public class Envelope {
    /** Where the request's id stands in its routing context. */
    public static final String REQUEST_ID = "strongroom.api.request-id";

    /** Where Quarkus looks for the most bytes that a body may have. */
    private static final String MOST_BYTES = "io.quarkus.max-request-size";

    private static final long JSON_BYTES = 8L << 20;
    private static final long STREAM_BYTES = 7L << 30;
    private static final int EARLY = 400;
    private static final Map<String, String> ON_ALL = Map.of(
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    void register(@Observes Filters filters) {
        filters.register(Envelope::wrap, EARLY);
    }

    private static void wrap(RoutingContext context) {
        if (ApiPaths.isApi(context.normalizedPath())) {
            var request = context.request();
            var id = ApiPaths.requestId(request.getHeader("X-Request-Id"));
            context.put(REQUEST_ID, id);
            var headers = context.response().headers();
            ON_ALL.forEach(headers::set);
            headers.set("X-Request-Id", id);
            if (request.isSSL()) {
                headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
            }
        }
        if (bounded(context)) {
            context.next();
        }
    }

    /** The framework's own limit is as large as the largest stream, so every other route gets a small one here. */
    private static boolean bounded(RoutingContext context) {
        var request = context.request();
        var stream =
                request.method() == HttpMethod.POST && context.normalizedPath().equals(ApiPaths.V1 + "/job-batches");
        var most = stream ? STREAM_BYTES : JSON_BYTES;
        context.put(MOST_BYTES, most);
        if (length(request.getHeader("Content-Length")) <= most) {
            return true;
        }
        var problem =
                Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "A request to this address may have " + most + " bytes.");
        context.response()
                .setStatusCode(problem.code().status())
                .putHeader("Content-Type", ProblemView.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(ProblemView.of(problem)
                        .with(context.normalizedPath(), context.get(REQUEST_ID), 0)
                        .json());
        return false;
    }

    private static long length(String header) {
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : 0;
    }
}
