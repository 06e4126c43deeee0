package io.strongroom.api.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Tokens;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Personal tokens as bearer, under {@code /api} only. It never challenges: {@link Guard} refuses, with a problem. */
@Singleton
public class TokenMechanism implements HttpAuthenticationMechanism {
    /** Attribute of the identity that holds our principal. */
    static final String PRINCIPAL = "strongroom.api.principal";
    /** Set in the routing context when the token could not be looked up. */
    static final String OUTAGE = "strongroom.api.token-outage";

    private static final Logger LOG = Logger.getLogger(TokenMechanism.class);
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([\\x21-\\x7e]{32,512})");

    private final Tokens tokens;
    private final InstantSource clock;
    private final BlockingSecurityExecutor blocking;

    TokenMechanism(Tokens tokens, InstantSource clock, BlockingSecurityExecutor blocking) {
        this.tokens = tokens;
        this.clock = clock;
        this.blocking = blocking;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        var header = context.request().getHeader("Authorization");
        var bearer = BEARER.matcher(header == null ? "" : header);
        if (!ApiPaths.isApi(context.normalizedPath()) || !bearer.matches()) {
            return Uni.createFrom().nullItem();
        }
        var secret = bearer.group(1);
        return blocking.executeBlocking(() -> tokens.authenticate(secret, clock.instant()))
                .onItem()
                .transform(found -> found.map(TokenMechanism::identity).orElse(null))
                .onFailure()
                .recoverWithItem(thrown -> {
                    LOG.errorf(thrown, "a token could not be looked up");
                    context.put(OUTAGE, Boolean.TRUE);
                    return null;
                });
    }

    private static SecurityIdentity identity(Principal principal) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal.name()))
                .addAttribute(PRINCIPAL, principal)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
