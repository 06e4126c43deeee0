package io.strongroom.db.users;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Sessions;
import io.strongroom.domain.users.UserId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Browser sessions. Plain SQL: each page view touches one, and it is two statements on one key. */
@Singleton
@Transactional
class PgSessions implements Sessions {
    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration IDLE = Duration.ofHours(2);
    /** Views within this long are one: not every page view writes. */
    private static final Duration SEEN_NOTED_EVERY = Duration.ofMinutes(1);

    private final UserRows users;
    private final Sql sql;

    PgSessions(UserRows users, Sql sql) {
        this.users = users;
        this.sql = sql;
    }

    @Override
    public void open(UserId user, String secret, Instant now) {
        sql.update("delete from sessions where opened_at <= ?", now.minus(LONGEST));
        sql.update(
                "insert into sessions (secret_hash, user_id, opened_at, last_seen_at) values (?, ?, ?, ?)",
                Secrets.hash(secret),
                user.value(),
                now,
                now);
    }

    @Override
    public Optional<Principal> principal(String secret, Instant now) {
        var hash = Secrets.hash(secret);
        var user = sql.first(
                        "select user_id from sessions where secret_hash = ? and opened_at > ? and last_seen_at > ?",
                        row -> row.uuid("user_id"),
                        hash,
                        now.minus(LONGEST),
                        now.minus(IDLE))
                .flatMap(users::findByIdOptional)
                .filter(row -> row.active);
        user.ifPresent(row -> sql.update(
                "update sessions set last_seen_at = ? where secret_hash = ? and last_seen_at <= ?",
                now,
                hash,
                now.minus(SEEN_NOTED_EVERY)));
        return user.map(row -> Principal.of(row.user()));
    }

    @Override
    public void close(String secret, Instant now) {
        sql.update("delete from sessions where secret_hash = ?", Secrets.hash(secret));
    }
}
