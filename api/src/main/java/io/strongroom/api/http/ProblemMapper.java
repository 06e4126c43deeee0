package io.strongroom.api.http;

import io.strongroom.domain.problems.ProblemCode;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The one place where throwables become answers. It yields to any other mapper, so that pages keep theirs when both run in
 * one process; {@link ProblemFilter} sees to the body either way.
 */
@Provider
@Priority(Priorities.USER + 1000)
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final HttpServerRequest request;

    ProblemMapper(@Context HttpServerRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        var problem = Problems.of(thrown);
        if (gone(thrown)) {
            LOG.debugf("%s %s: the client closed the connection", request.method(), request.path());
        } else if (problem.code() == ProblemCode.INTERNAL) {
            LOG.errorf(
                    thrown,
                    "%s %s failed, request %s",
                    request.method(),
                    request.path(),
                    request.response().headers().get("X-Request-Id"));
        }
        if (thrown instanceof WebApplicationException web) {
            return web.getResponse();
        }
        return Response.status(problem.code().status())
                .type(ProblemView.MEDIA_TYPE)
                .entity(ProblemView.of(problem))
                .build();
    }

    /** Whether nothing went wrong but that the client no longer reads or sends. */
    private boolean gone(Throwable thrown) {
        return request.response().closed()
                && Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .allMatch(cause -> cause instanceof IOException || cause instanceof VertxException);
    }
}
