package io.strongroom.web.problems;

import io.strongroom.domain.problems.Problem;
import io.strongroom.web.access.SecurityHeaders;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shells;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Pages that say what went wrong and what to do next, with the id of the request to quote. */
@Singleton
public class ProblemPages {
    private final Shells shells;
    private final RoutingContext context;

    ProblemPages(Shells shells, RoutingContext context) {
        this.shells = shells;
        this.context = context;
    }

    public Response page(Problem problem) {
        return page(problem.code().status(), problem.code().title(), problem.detail());
    }

    /** @param status from 400 up */
    public Response page(int status, String title, String detail) {
        return Html.of(status, new ProblemPage(shells.plain(), status, title, detail, requestId()));
    }

    /** The id in the answer's X-Request-Id. */
    public String requestId() {
        return Optional.ofNullable(context.<String>get(SecurityHeaders.REQUEST_ID))
                .orElse("unknown");
    }
}
