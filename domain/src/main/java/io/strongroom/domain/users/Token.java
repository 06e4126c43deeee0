package io.strongroom.domain.users;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A personal token of an API client: never more than its person, and only its hash is kept.
 *
 * @param hint the first characters of the secret, to tell tokens apart
 */
public record Token(
        UUID id,
        UserId owner,
        String name,
        String hint,
        Set<Permission> permissions,
        AccountScope scope,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    public Token {
        permissions = Set.copyOf(permissions);
    }

    /** Rises when the token is changed: the ETag. That it was used is no change. */
    public long version() {
        return revokedAt.isPresent() ? 2 : 1;
    }

    public boolean usableAt(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(expiresAt);
    }
}
