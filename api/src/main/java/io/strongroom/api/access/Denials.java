package io.strongroom.api.access;

import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.limits.RateLimits;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.InstantSource;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Writes every refusal for want of rights into the audit trail, wherever it was decided. */
@Singleton
public class Denials {
    private static final int FORBIDDEN = 403;
    private static final int PATH_MOST = 300;
    private static final String STRANGER = "unknown";

    private final Caller caller;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final RateLimits limits;

    Denials(Caller caller, AuditTrail audit, RateLimits limits, InstantSource clock) {
        this.limits = limits;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @ServerResponseFilter
    public void record(ContainerRequestContext request, @Nullable Throwable thrown) {
        var path = request.getUriInfo().getRequestUri().getPath();
        if (!(thrown instanceof Rejected rejected) || !ApiPaths.isApi(path)) {
            return;
        }
        var code = rejected.problem().code();
        var route = request.getMethod() + " " + (path.length() > PATH_MOST ? path.substring(0, PATH_MOST) : path);
        if (code == ProblemCode.UNAUTHENTICATED) {
            recordStranger(request, route);
        } else if (code.status() == FORBIDDEN) {
            var details = Json.object()
                    .put("code", code.slug())
                    .put("detail", rejected.problem().detail());
            caller.known()
                    .ifPresent(principal -> audit.record(
                            new Fact(clock.instant(), principal.name(), "access.denied", "route", route, details)));
        }
    }

    /** Whoever it is can cause as many of these as they like: a few a minute are kept, and how many were not. */
    private void recordStranger(ContainerRequestContext request, String route) {
        var now = clock.instant();
        limits.passStranger().ifPresent(held -> {
            var offered = request.getHeaderString("Authorization");
            var reason = offered == null || offered.isBlank()
                    ? "no-token"
                    : offered.toLowerCase(Locale.ROOT).startsWith("bearer ") ? "token-not-valid" : "not-a-bearer-token";
            var details = Json.object()
                    .put("code", ProblemCode.UNAUTHENTICATED.slug())
                    .put("reason", reason)
                    .put("notRecordedBefore", held);
            audit.record(new Fact(now, STRANGER, "access.denied", "route", route, details));
        });
    }
}
