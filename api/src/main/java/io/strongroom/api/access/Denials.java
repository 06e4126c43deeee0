package io.strongroom.api.access;

import io.strongroom.api.http.ApiPaths;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Writes every refusal for want of rights into the audit trail, wherever it was decided. */
@Singleton
public class Denials {
    private static final int FORBIDDEN = 403;

    private final Caller caller;
    private final AuditTrail audit;
    private final InstantSource clock;

    Denials(Caller caller, AuditTrail audit, InstantSource clock) {
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @ServerResponseFilter
    public void record(ContainerRequestContext request, @Nullable Throwable thrown) {
        var path = request.getUriInfo().getRequestUri().getPath();
        if (thrown instanceof Rejected rejected
                && rejected.problem().code().status() == FORBIDDEN
                && ApiPaths.isApi(path)) {
            caller.known()
                    .ifPresent(principal -> audit.record(new Fact(
                            clock.instant(),
                            principal.name(),
                            "access.denied",
                            "route",
                            request.getMethod() + " " + path,
                            Json.object()
                                    .put("code", rejected.problem().code().slug())
                                    .put("detail", rejected.problem().detail()))));
        }
    }
}
