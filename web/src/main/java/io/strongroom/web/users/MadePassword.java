package io.strongroom.web.users;

import io.strongroom.web.access.SessionCookie;

/** Passwords made for people, to be passed on once: as much chance as 24 characters hold. */
final class MadePassword {
    private static final int LENGTH = 24;

    private MadePassword() {}

    static String next() {
        return SessionCookie.newSecret().substring(0, LENGTH);
    }
}
