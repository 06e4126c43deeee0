package io.strongroom.db.jobs;

import com.github.f4b6a3.uuid.UuidCreator;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the queue gave up on, kept until a person redrives it. */
@Singleton
@Transactional
class PgDeadLetters implements DeadLetters {
    /** A job that is not there any more is nobody's. */
    private static final String WAITING = """
            select * from dead_letters letter where redriven_at is null
            and (? or jobs <> '{}' and not exists (
                select from unnest(letter.jobs) told (id) left join jobs on jobs.id = told.id
                where coalesce(jobs.account_id, '') <> all (?::text[])))""";

    private final Sql sql;
    private final AuditRows audit;

    PgDeadLetters(Sql sql, AuditRows audit) {
        this.sql = sql;
        this.audit = audit;
    }

    @Override
    public void keep(String messageId, String body, int receiveCount, Instant now) {
        sql.update(
                """
                insert into dead_letters (id, message_id, body, jobs, receive_count, at)
                values (?, ?, ?, ?::uuid[], ?, ?)
                on conflict (message_id) do nothing""",
                UuidCreator.getTimeOrderedEpoch(),
                messageId,
                body,
                jobs(body).stream().map(JobId::value).toList(),
                receiveCount,
                now);
    }

    private static List<JobId> jobs(String body) {
        try {
            return Json.read(body, Wakeup.class).jobs();
        } catch (IllegalArgumentException e) {
            // Not ours or damaged: kept all the same, for a person to read.
            return List.of();
        }
    }

    @Override
    public List<DeadLetter> waiting(Optional<Set<AccountId>> visible, int limit) {
        return sql.list(
                WAITING + " order by at desc, id desc limit ?",
                PgDeadLetters::letter,
                visible.isEmpty(),
                numbers(visible),
                limit);
    }

    @Override
    public long count() {
        return sql.first(
                        "select count(*) as number from dead_letters where redriven_at is null",
                        row -> row.number("number"))
                .orElseThrow();
    }

    @Override
    public Optional<DeadLetter> find(UUID id, Optional<Set<AccountId>> visible) {
        return sql.first(WAITING + " and id = ?", PgDeadLetters::letter, visible.isEmpty(), numbers(visible), id);
    }

    private static List<String> numbers(Optional<Set<AccountId>> visible) {
        return visible.orElse(Set.of()).stream().map(AccountId::value).toList();
    }

    private static DeadLetter letter(Row row) throws SQLException {
        return new DeadLetter(
                row.uuid("id"),
                row.text("message_id"),
                row.text("body"),
                row.uuids("jobs").stream().map(JobId::new).toList(),
                row.integer("receive_count"),
                row.instant("at"));
    }

    @Override
    public int redrive(UUID id, Principal by, Instant now) {
        var jobs = sql.first(
                        "update dead_letters set redriven_at = coalesce(redriven_at, ?) where id = ? returning jobs",
                        row -> row.uuids("jobs"),
                        now,
                        id)
                .orElseThrow(() -> Rejected.notFound("dead letter"));
        var due = sql.update("""
                update jobs set dispatched_at = null
                where id = any(?::uuid[]) and state in ('QUEUED', 'RETRYING') and ready_at <= ?""", jobs, now);
        audit.add(new Fact(
                Sql.micros(now),
                by.name(),
                "dead-letter.redriven",
                "dead-letter",
                id.toString(),
                Json.object().put("jobs", jobs.size()).put("due", due)));
        return due;
    }
}
