package io.strongroom.api.access;

import io.strongroom.api.http.Problems;
import io.strongroom.api.limits.RateLimits;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.UserId;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stands before every route of the API: who, then how much, then whether. */
@Singleton
public class Guard {
    private static final String OURS = "io.strongroom.api.";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /** All who come with a token for one request share a budget: nobody knows who they are. */
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final Caller caller;
    private final RateLimits limits;

    Guard(Caller caller, RateLimits limits) {
        this.caller = caller;
        this.limits = limits;
    }

    /** @throws Rejected when the request must not go on */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void check(
            ContainerRequestContext request, ResourceInfo route, RoutingContext context, HttpServerResponse response) {
        var method = route.getResourceMethod();
        if (method == null || !method.getDeclaringClass().getName().startsWith(OURS)) {
            return;
        }
        if (context.get(TokenMechanism.OUTAGE) != null) {
            throw new Rejected(ProblemCode.OVERLOADED, "Tokens cannot be checked right now. Try again in a moment.");
        }
        if (method.isAnnotationPresent(OneTime.class)) {
            spend(NOBODY, request, response);
            return;
        }
        var principal = caller.known().orElseThrow(() -> new Rejected(Problems.unauthenticated()));
        spend(principal.userId(), request, response);
        if (method.isAnnotationPresent(AnyCaller.class)) {
            return;
        }
        var needed = Optional.ofNullable(method.getAnnotation(Needs.class)).map(Needs::value);
        if (needed.filter(principal::may).isEmpty()) {
            var scope = needed.map(Permission::scope).orElse("none that exists");
            throw new Rejected(
                    ProblemCode.FORBIDDEN,
                    "This needs the permission " + scope + ". Ask for a role, and a token, that has it.");
        }
    }

    private void spend(UserId person, ContainerRequestContext request, HttpServerResponse response) {
        var kind = READS.contains(request.getMethod()) ? RateLimits.Kind.READS : RateLimits.Kind.WRITES;
        var verdict = limits.take(person, kind, 1);
        response.putHeader("RateLimit-Policy", verdict.policy()).putHeader("RateLimit", verdict.state());
        if (!verdict.enough()) {
            throw Rejected.until(
                    verdict.seconds(),
                    ProblemCode.RATE_LIMITED,
                    "You may send " + verdict.quota() + " such requests a minute. Wait " + verdict.seconds() + " s.");
        }
    }
}
