package io.strongroom.db.users;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.NewToken;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Token;
import io.strongroom.domain.users.Tokens;
import io.strongroom.domain.users.UserId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Personal tokens as rows, found by the hash of their secret. */
@Singleton
@Transactional
class PgTokens implements Tokens {
    private static final int SECRET_LEAST = 32;

    private final TokenRows tokens;
    private final UserRows users;
    private final Sql sql;
    private final AuditRows audit;

    PgTokens(TokenRows tokens, UserRows users, Sql sql, AuditRows audit) {
        this.sql = sql;
        this.tokens = tokens;
        this.users = users;
        this.audit = audit;
    }

    @Override
    public Token add(NewToken token, String secret, Instant now, String actor) {
        if (secret.length() < SECRET_LEAST) {
            throw new IllegalArgumentException("secret: at least " + SECRET_LEAST + " characters");
        }
        // Two processes may start with the same bootstrap token at once: the loser is told, not failed by a constraint.
        var hash = Secrets.hash(secret);
        sql.list(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> 1,
                "token " + HexFormat.of().formatHex(hash));
        if (tokens.find("secretHash", hash).firstResultOptional().isPresent()) {
            throw new Rejected(ProblemCode.STATE_CONFLICT, "There is already a token with this secret.");
        }
        var row = TokenRow.of(token, secret, Sql.micros(now));
        tokens.persist(row);
        var details = Json.object()
                .put("owner", row.owner.toString())
                .put("name", row.name)
                .put("expiresAt", row.expiresAt.toString());
        details.set(
                "permissions",
                Json.tree(token.permissions().stream()
                        .map(Permission::scope)
                        .sorted()
                        .toList()));
        details.set("scope", Json.tree(token.scope()));
        audit.add(new Fact(now, actor, "token.added", "token", row.id.toString(), details));
        return row.token();
    }

    @Override
    public Optional<Principal> authenticate(String secret, Instant now) {
        return tokens.find("secretHash", Secrets.hash(secret))
                .firstResultOptional()
                .filter(row -> row.token().usableAt(now))
                .flatMap(row -> users.findByIdOptional(row.owner)
                        .filter(user -> user.active)
                        .map(user -> {
                            row.used(Sql.micros(now));
                            return Principal.of(user.user(), row.token());
                        }));
    }

    @Override
    public List<Token> of(UserId owner) {
        return tokens.list("owner = ?1 order by id desc", owner.value()).stream()
                .map(TokenRow::token)
                .toList();
    }

    @Override
    public boolean revoke(UserId owner, UUID id, Instant now, String actor) {
        var row = tokens.find("id = ?1 and owner = ?2 and revokedAt is null", id, owner.value())
                .firstResultOptional();
        row.ifPresent(token -> {
            token.revoke(Sql.micros(now));
            var details = Json.object().put("owner", owner.toString()).put("name", token.name);
            audit.add(new Fact(now, actor, "token.revoked", "token", id.toString(), details));
        });
        return row.isPresent();
    }
}
