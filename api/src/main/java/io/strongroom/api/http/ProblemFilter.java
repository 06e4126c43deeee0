package io.strongroom.api.http;

import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Gives every refusal under {@code /api} the same body, whoever refused: a resource, a filter or the framework. */
@Singleton
public class ProblemFilter {
    /** Seconds to wait where whoever refused did not say: about as long as the cause lasts. */
    private static final Map<ProblemCode, Integer> SECONDS = Map.of(
            ProblemCode.IDEMPOTENCY_KEY_IN_PROGRESS,
            1,
            ProblemCode.OVERLOADED,
            5,
            ProblemCode.MAINTENANCE,
            5,
            ProblemCode.STREAM_LIMIT,
            30);

    private static final int CLIENT_ERROR = 400;

    @ServerResponseFilter
    public void unify(
            ContainerRequestContext request,
            ContainerResponseContext response,
            HttpServerResponse answer,
            @Nullable Throwable thrown) {
        var path = request.getUriInfo().getRequestUri().getPath();
        if (response.getStatus() < CLIENT_ERROR || !ApiPaths.isApi(path)) {
            return;
        }
        var problem = problem(thrown, response);
        var seconds = retryAfter(problem.code(), thrown);
        response.setStatus(problem.code().status());
        if (seconds > 0) {
            response.getHeaders().putSingle("Retry-After", seconds);
        }
        if (problem.code() == ProblemCode.UNAUTHENTICATED) {
            response.getHeaders().putSingle("WWW-Authenticate", "Bearer realm=\"strongroom\"");
        }
        response.setEntity(
                ProblemView.of(problem).with(path, answer.headers().get("X-Request-Id"), seconds),
                new Annotation[0],
                MediaType.valueOf(ProblemView.MEDIA_TYPE));
    }

    private static Problem problem(@Nullable Throwable thrown, ContainerResponseContext response) {
        return thrown instanceof Rejected rejected ? rejected.problem() : Problems.ofStatus(response.getStatus());
    }

    private static int retryAfter(ProblemCode code, @Nullable Throwable thrown) {
        if (thrown instanceof Rejected rejected && rejected.retryAfter() > 0) {
            return rejected.retryAfter();
        }
        return SECONDS.getOrDefault(code, 0);
    }
}
