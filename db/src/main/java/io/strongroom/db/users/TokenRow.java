package io.strongroom.db.users;

import com.github.f4b6a3.uuid.UuidCreator;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.users.NewToken;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Token;
import io.strongroom.domain.users.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A personal token's row. */
@Entity(name = "TokenRow")
@Table(name = "tokens")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class TokenRow {
    private static final int HINT_LENGTH = 8;
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    UUID id;

    UUID owner;
    String name;
    String hint;

    @Column(name = "secret_hash")
    byte[] secretHash;

    List<String> permissions;

    @Embedded
    ScopeColumns scope;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    static TokenRow of(NewToken token, String secret, Instant now) {
        var row = new TokenRow();
        row.id = UuidCreator.getTimeOrderedEpoch();
        row.owner = token.owner().value();
        row.name = Sql.keepable(token.name());
        row.hint = Sql.keepable(secret).substring(0, Math.min(HINT_LENGTH, secret.length()));
        row.secretHash = Secrets.hash(secret);
        row.permissions =
                token.permissions().stream().map(Permission::name).sorted().toList();
        row.scope = ScopeColumns.of(token.scope());
        row.createdAt = now;
        row.expiresAt = token.expiresAt();
        return row;
    }

    /** Written at most once a minute: a busy client would otherwise write with each of its reads. */
    void used(Instant now) {
        if (lastUsedAt == null || !now.isBefore(lastUsedAt.plus(USE_NOTED_EVERY))) {
            lastUsedAt = now;
        }
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    Token token() {
        return new Token(
                id,
                new UserId(owner),
                name,
                hint,
                permissions.stream().map(Permission::valueOf).collect(Collectors.toUnmodifiableSet()),
                scope.scope(),
                createdAt,
                expiresAt,
                Optional.ofNullable(lastUsedAt),
                Optional.ofNullable(revokedAt));
    }
}
