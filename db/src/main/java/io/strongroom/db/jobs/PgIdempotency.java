package io.strongroom.db.jobs;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.jobs.Idempotency;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Idempotency keys: the answer is stored in the transaction of the effect, so there is never one without the other. */
@Singleton
class PgIdempotency implements Idempotency {
    static final Duration KEPT = Duration.ofHours(72);

    private final Sql sql;

    PgIdempotency(Sql sql) {
        this.sql = sql;
    }

    private record Stored(String bodyDigest, Answer answer) {}

    @Override
    @Transactional
    public Answer once(String scope, String key, String bodyDigest, Instant now, Supplier<Answer> work) {
        if (!first(scope, key)) {
            throw new Rejected(
                    ProblemCode.IDEMPOTENCY_KEY_IN_PROGRESS,
                    "The first request with this Idempotency-Key is still running. Ask again in a moment.");
        }
        var stored = stored(scope, key, now);
        if (stored.isEmpty()) {
            var answer = work.get();
            store(scope, key, bodyDigest, now, answer);
            return answer;
        }
        if (!stored.get().bodyDigest().equals(bodyDigest)) {
            throw new Rejected(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used for another request. Use a new key for a new request.");
        }
        return stored.get().answer();
    }

    /** The lock ends with the transaction: nothing stays behind a process that dies in the middle. */
    private boolean first(String scope, String key) {
        return sql.first(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as first",
                        row -> row.flag("first"),
                        "idempotency\n" + scope + "\n" + key)
                .orElseThrow();
    }

    private Optional<Stored> stored(String scope, String key, Instant now) {
        return sql.first(
                "select * from idempotency_keys where scope = ? and key = ? and created_at > ?",
                row -> new Stored(
                        row.text("body_digest"),
                        new Answer(row.integer("status"), row.text("location"), row.text("body"), true)),
                scope,
                key,
                now.minus(KEPT));
    }

    private void store(String scope, String key, String bodyDigest, Instant now, Answer answer) {
        sql.update("""
                insert into idempotency_keys (scope, key, body_digest, status, location, body, created_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (scope, key) do update set body_digest = excluded.body_digest, status = excluded.status,
                    location = excluded.location, body = excluded.body, created_at = excluded.created_at""", scope, key, bodyDigest, answer.status(), answer.location(), answer.body(), now);
    }
}
