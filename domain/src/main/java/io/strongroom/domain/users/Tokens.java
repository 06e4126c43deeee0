package io.strongroom.domain.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Personal tokens: hashed at rest, shown once. */
public interface Tokens {
    /**
     * Adds a token whose secret was made by the caller (32 characters or more, random), with its audit entry.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code state-conflict} when there is one with that secret
     */
    Token add(NewToken token, String secret, Instant now, String actor);

    /** The principal behind a secret, when the token is usable and its person active; notes the use. */
    Optional<Principal> authenticate(String secret, Instant now);

    /** The person's tokens, newest first, revoked and expired ones included. */
    List<Token> of(UserId owner);

    /** @return whether there was such a token of that person to revoke */
    boolean revoke(UserId owner, UUID id, Instant now, String actor);
}
