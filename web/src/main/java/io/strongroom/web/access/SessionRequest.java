package io.strongroom.web.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who is behind a session's secret. */
final class SessionRequest extends BaseAuthenticationRequest {
    private final String secret;

    SessionRequest(String secret) {
        this.secret = secret;
    }

    String secret() {
        return secret;
    }
}
