package io.strongroom.web.access;

import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.problems.ProblemPages;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Stands before every page: a route that says nothing of who may open it opens for nobody. Denials are audited. */
@Singleton
public class Guard {
    private static final String OURS = "io.strongroom.web.";

    private final Visitor visitor;
    private final AuditTrail audit;
    private final ProblemPages problems;
    private final Provider<PublicConfig> config;
    private final InstantSource clock;

    /** @param config asked late: filters are made while the application is built, and the address is known when it runs */
    Guard(
            Visitor visitor,
            AuditTrail audit,
            ProblemPages problems,
            Provider<PublicConfig> config,
            InstantSource clock) {
        this.visitor = visitor;
        this.audit = audit;
        this.problems = problems;
        this.config = config;
        this.clock = clock;
    }

    /** @return what to answer instead of the page, or null to go on */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public @Nullable Response check(ContainerRequestContext request, ResourceInfo route) {
        var method = route.getResourceMethod();
        if (method == null || !method.getDeclaringClass().getName().startsWith(OURS)) {
            return null;
        }
        if (OriginCheck.foreign(request, config.get().url())) {
            return problems.page(Problem.of(
                    ProblemCode.FORBIDDEN,
                    "The form was sent from another site, so nothing was done. Open the page here."
                            + " Behind a proxy that ends TLS, the operator sets STRONGROOM_PUBLIC_URL to the"
                            + " address that browsers use."));
        }
        if (method.isAnnotationPresent(Open.class)) {
            return null;
        }
        var person = visitor.signedIn();
        if (person.isEmpty()) {
            return toSignIn(request);
        }
        if (method.isAnnotationPresent(SignedIn.class)) {
            return null;
        }
        var needed = Optional.ofNullable(method.getAnnotation(Needs.class)).map(Needs::value);
        return needed.filter(person.get()::may).isPresent() ? null : denied(person.get(), needed, method, request);
    }

    private Response denied(
            Principal person, Optional<Permission> needed, Method route, ContainerRequestContext request) {
        var scope = needed.map(Permission::scope).orElse("none that exists");
        var details = Json.object().put("needed", scope).put("method", request.getMethod());
        var name = route.getDeclaringClass().getSimpleName() + "." + route.getName();
        audit.record(new Fact(clock.instant(), person.name(), "access.denied", "route", name, details));
        return problems.page(Problem.of(
                ProblemCode.FORBIDDEN,
                "This needs the permission " + scope + ". Ask an administrator for a role that has it."));
    }

    private static Response toSignIn(ContainerRequestContext request) {
        var wanted = request.getUriInfo().getRequestUri();
        var query = wanted.getRawQuery();
        var path = wanted.getRawPath() + (query == null ? "" : "?" + query);
        var back = "GET".equals(request.getMethod()) ? WebPaths.safeReturn(path) : "/";
        var to = back.equals("/") ? "/sign-in" : "/sign-in?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        return Response.seeOther(URI.create(to)).build();
    }
}
