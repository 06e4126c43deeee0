package io.strongroom.web.access;

import jakarta.ws.rs.core.NewCookie;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie that carries a session's secret. Its prefix makes browsers refuse it without Secure, from another host or
 * for a part of the site; they count loopback as secure.
 */
public final class SessionCookie {
    /** The cookie's name. */
    public static final String NAME = "__Host-strongroom";

    private static final int SECRET_BYTES = 32;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionCookie() {}

    /** A new secret, never one that a browser sent. */
    public static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The secret, when the value has the form of one. */
    public static Optional<String> secret(String value) {
        return Optional.of(value).filter(text -> SECRET.matcher(text).matches());
    }

    /** Sets the secret; it goes when the browser closes, or earlier on the server. */
    public static NewCookie of(String secret) {
        return cookie(secret).build();
    }

    /** Removes it from the browser. */
    public static NewCookie gone() {
        return cookie("").maxAge(0).build();
    }

    private static NewCookie.Builder cookie(String value) {
        // Lax, not Strict: a link in an alert must open the page, not the sign-in form. POSTs stay same-site.
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX);
    }
}
