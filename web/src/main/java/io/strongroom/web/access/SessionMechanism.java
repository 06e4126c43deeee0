package io.strongroom.web.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Tells people by their session cookie, on pages only: API calls are another mechanism's. */
@Singleton
public class SessionMechanism implements HttpAuthenticationMechanism {
    private static final int SEE_OTHER = 303;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        var cookie = context.request().getCookie(SessionCookie.NAME);
        var secret = cookie == null ? Optional.<String>empty() : SessionCookie.secret(cookie.getValue());
        if (secret.isEmpty() || !WebPaths.isPage(context.normalizedPath())) {
            return Uni.createFrom().nullItem();
        }
        var request = HttpSecurityUtils.setRoutingContextAttribute(new SessionRequest(secret.get()), context);
        // A session that has ended makes a visitor, not an error: the route decides what a visitor may.
        return providers
                .authenticate(request)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return WebPaths.isPage(context.normalizedPath())
                ? Uni.createFrom().item(new ChallengeData(SEE_OTHER, "Location", "/sign-in"))
                : Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionRequest.class);
    }
}
