package io.strongroom.web.problems;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.access.SecurityHeaders;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.access.WebPaths;
import io.strongroom.web.layout.Shells;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** The end of the road: a page for paths that no resource knows. */
@Singleton
public class NowhereRoute {
    private static final int NOT_FOUND = 404;
    private static final int LATE = Integer.MAX_VALUE - 1;

    private final Shells shells;

    NowhereRoute(Shells shells) {
        this.shells = shells;
    }

    void register(@Observes Router router) {
        router.route().order(LATE).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (!WebPaths.isPage(context.normalizedPath())) {
            context.next();
            return;
        }
        var id = Objects.requireNonNullElse(context.<String>get(SecurityHeaders.REQUEST_ID), "unknown");
        var page = new ProblemPage(
                shells.plain(context, person(context)),
                NOT_FOUND,
                "Not found",
                "There is no such page, or you may not see it.",
                id);
        context.response()
                .setStatusCode(NOT_FOUND)
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .end(page.render());
    }

    private static Optional<Principal> person(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? Visitor.principal(user.getSecurityIdentity())
                : Optional.empty();
    }
}
