package io.strongroom.web.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.strongroom.domain.users.Principal;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Whoever is looking at the page. */
@RequestScoped
public class Visitor {
    private final SecurityIdentity identity;

    Visitor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The person signed in; empty for a stranger. */
    public Optional<Principal> signedIn() {
        return principal(identity);
    }

    /** The person behind an identity; empty for a stranger. */
    public static Optional<Principal> principal(SecurityIdentity identity) {
        return identity.isAnonymous()
                ? Optional.empty()
                : Optional.ofNullable(identity.<Principal>getAttribute(SessionPrincipals.PRINCIPAL));
    }

    /** The person signed in, on routes that strangers do not reach. */
    public Principal principal() {
        return signedIn().orElseThrow(() -> new IllegalStateException("the guard let a stranger through"));
    }
}
