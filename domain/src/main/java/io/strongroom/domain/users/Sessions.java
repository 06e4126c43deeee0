package io.strongroom.domain.users;

import java.time.Instant;
import java.util.Optional;

/** Browser sessions, kept on the server so that they can be ended there. */
public interface Sessions {
    /** Opens a session under a secret that the caller made (random, 32 bytes); 12 h long, 2 h idle. */
    void open(UserId user, String secret, Instant now);

    /** The person behind the secret, read anew so that a changed role applies at once. */
    Optional<Principal> principal(String secret, Instant now);

    void close(String secret, Instant now);
}
