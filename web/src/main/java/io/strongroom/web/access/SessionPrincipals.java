package io.strongroom.web.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.InstantSource;

/** Finds the person behind a session. */
@ApplicationScoped
public class SessionPrincipals implements IdentityProvider<SessionRequest> {
    static final String PRINCIPAL = "io.strongroom.web.principal";

    private final Sessions sessions;
    private final InstantSource clock;

    SessionPrincipals(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Class<SessionRequest> getRequestType() {
        return SessionRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> find(request));
    }

    @ActivateRequestContext
    SecurityIdentity find(SessionRequest request) {
        return sessions.principal(request.secret(), clock.instant())
                .map(SessionPrincipals::identity)
                .orElseThrow(AuthenticationFailedException::new);
    }

    private static SecurityIdentity identity(Principal principal) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal.name()))
                .addAttribute(PRINCIPAL, principal)
                .build();
    }
}
