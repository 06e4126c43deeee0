package io.strongroom.db.users;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.util.Optional;
import java.util.UUID;

/** How passwords are kept: people can be guessed, so hashing has to cost. */
final class Passwords {
    /** Two to the power of this many rounds: some 80 ms on a core of 2026. */
    static final int COST = 10;

    /** Nobody's password: verified for unknown names, so that they take as long as known ones. */
    private static final String NOBODY = hash(UUID.randomUUID().toString());

    private Passwords() {}

    static String hash(String password) {
        return BcryptUtil.bcryptHash(password, COST);
    }

    static boolean matches(String password, Optional<String> hash) {
        return BcryptUtil.matches(password, hash.orElse(NOBODY)) && hash.isPresent();
    }
}
