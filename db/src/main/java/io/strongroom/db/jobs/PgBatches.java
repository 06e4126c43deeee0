package io.strongroom.db.jobs;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.BatchQuery;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.Rolling;
import io.strongroom.domain.jobs.Rollout;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.UserId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Batches. Plain SQL: their counts are added to concurrently, and their figures are sums over jobs. */
@Singleton
@Transactional
class PgBatches implements Batches {
    /** The states as {@code Batch.state()} has them, without counting the jobs. */
    private static final String SELECTED = """
            select %s from batches b
            where (cast(? as uuid) is null or b.requested_by = ?) and b.created_at < ? and b.created_at > ?
                and case
                    when b.completed_at is not null and not exists (
                        select 1 from jobs j where j.batch_id = b.id
                            and j.state in ('QUEUED', 'RUNNING', 'RETRYING', 'AWAITING_APPROVAL')) then 'FINISHED'
                    when b.paused_at is not null then 'PAUSED'
                    else 'RUNNING' end = any(?)""";

    private final Sql sql;
    private final AuditRows audit;
    private final BatchMoves moves;
    private final Holds holds;

    PgBatches(Sql sql, AuditRows audit, BatchMoves moves, Holds holds) {
        this.sql = sql;
        this.audit = audit;
        this.moves = moves;
        this.holds = holds;
    }

    @Override
    public BatchId open(Principal requester, String key, Rollout rollout, Instant now) {
        var id = BatchId.next();
        var most = rollout.maxErrors();
        var waves = rollout.pace() == Rollout.Pace.WAVES;
        var made = sql.update(
                """
                insert into batches (id, requested_by, requested_by_name, idempotency_key, created_at, waves, max_errors, watched)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (requested_by, idempotency_key) do nothing""",
                id.value(),
                requester.userId().value(),
                requester.name(),
                key,
                now,
                waves,
                most.isPresent() ? most.getAsInt() : null,
                waves || most.isPresent());
        if (made == 1) {
            audit.add(
                    new Fact(Sql.micros(now), requester.name(), "batch.opened", "batch", id.toString(), Json.object()));
            return id;
        }
        return sql.first(
                        "select id from batches where requested_by = ? and idempotency_key = ?",
                        row -> new BatchId(row.uuid("id")),
                        requester.userId().value(),
                        key)
                .orElseThrow();
    }

    @Override
    public Optional<Batch> named(UserId requester, String key) {
        return withStates(sql.list(
                        "select * from batches where requested_by = ? and idempotency_key = ?",
                        PgBatches::batch,
                        requester.value(),
                        key))
                .stream()
                .findFirst();
    }

    @Override
    public void count(BatchId id, long lines, long accepted, long duplicates, long rejected) {
        sql.update("""
                update batches set lines = lines + ?, accepted = accepted + ?, duplicates = duplicates + ?,
                    rejected = rejected + ?
                where id = ?""", lines, accepted, duplicates, rejected, id.value());
    }

    @Override
    public void complete(BatchId id, Instant now) {
        sql.first(
                        """
                        update batches set completed_at = ? where id = ? and completed_at is null
                        returning requested_by_name, lines, accepted, duplicates, rejected""",
                        row -> new Fact(
                                Sql.micros(now),
                                row.text("requested_by_name"),
                                "batch.completed",
                                "batch",
                                id.toString(),
                                Json.object()
                                        .put("lines", row.number("lines"))
                                        .put("accepted", row.number("accepted"))
                                        .put("duplicates", row.number("duplicates"))
                                        .put("rejected", row.number("rejected"))),
                        now,
                        id.value())
                .ifPresent(audit::add);
    }

    @Override
    public Optional<Batch> find(BatchId id) {
        return withStates(sql.list("select * from batches where id = ?", PgBatches::batch, id.value())).stream()
                .findFirst();
    }

    @Override
    public List<Batch> list(BatchQuery query) {
        return withStates(sql.list(
                SELECTED.formatted("b.*") + " and (cast(? as uuid) is null or b.id < ?) order by b.id desc limit ?",
                PgBatches::batch,
                parameters(
                        query,
                        query.before().map(BatchId::value).orElse(null),
                        query.before().map(BatchId::value).orElse(null),
                        query.limit())));
    }

    @Override
    public long count(BatchQuery query) {
        return sql.first(
                        "select count(*) as n from (" + SELECTED.formatted("1") + " limit ?) counted",
                        row -> row.number("n"),
                        parameters(query, query.limit()))
                .orElseThrow();
    }

    private static @Nullable Object[] parameters(BatchQuery query, @Nullable Object... more) {
        var requester = query.requester().map(UserId::value).orElse(null);
        var states = query.states().isEmpty() ? EnumSet.allOf(Batch.State.class) : query.states();
        var parameters = new ArrayList<@Nullable Object>();
        parameters.add(requester);
        parameters.add(requester);
        parameters.add(query.madeBefore().orElse(Instant.parse("9999-01-01T00:00:00Z")));
        parameters.add(query.madeAfter().orElse(Instant.EPOCH));
        parameters.add(states.stream().map(Enum::name).toList());
        parameters.addAll(Arrays.asList(more));
        return parameters.toArray();
    }

    private static Batch batch(Row row) throws SQLException {
        return new Batch(
                new BatchId(row.uuid("id")),
                new UserId(row.uuid("requested_by")),
                row.text("requested_by_name"),
                Map.of(),
                row.number("lines"),
                row.number("accepted"),
                row.number("duplicates"),
                row.number("rejected"),
                row.maybeInstant("completed_at").isPresent(),
                row.maybeInstant("paused_at").isPresent(),
                new Rolling(Rollouts.read(row), row.integer("wave"), 0, row.maybeNumber("stopped_after")),
                row.instant("created_at"));
    }

    private List<Batch> withStates(List<Batch> batches) {
        Map<BatchId, Map<String, Long>> counts = new LinkedHashMap<>();
        var ids = batches.stream().map(batch -> batch.id().value()).toList();
        sql.list(
                """
                        select batch_id, state, count(*) as n from jobs
                        where batch_id = any(?::uuid[]) group by batch_id, state""",
                row -> counts.computeIfAbsent(new BatchId(row.uuid("batch_id")), id -> new LinkedHashMap<>())
                        .put(row.text("state"), row.number("n")),
                ids);
        Map<BatchId, Long> held = new LinkedHashMap<>();
        sql.list(
                "select batch_id, count(*) as n from jobs where held and batch_id = any(?::uuid[]) group by batch_id",
                row -> held.put(new BatchId(row.uuid("batch_id")), row.number("n")),
                ids);
        var filled = new ArrayList<Batch>();
        for (var batch : batches) {
            filled.add(new Batch(
                    batch.id(),
                    batch.requestedBy(),
                    batch.requestedByName(),
                    counts.getOrDefault(batch.id(), Map.of()),
                    batch.lines(),
                    batch.accepted(),
                    batch.duplicates(),
                    batch.rejected(),
                    batch.complete(),
                    batch.paused(),
                    batch.rolling().holding(held.getOrDefault(batch.id(), 0L)),
                    batch.createdAt()));
        }
        return filled;
    }

    @Override
    public List<FailureGroup> failures(BatchId id, int limit) {
        return sql.list(
                """
                select problem ->> 'code' as code, remediation, min(problem ->> 'detail') as detail, count(*) as n,
                    min(id::text)::uuid as example
                from jobs where batch_id = ? and state in ('FAILED', 'QUARANTINED')
                group by problem ->> 'code', remediation order by count(*) desc, code, remediation limit ?""",
                row -> new FailureGroup(
                        ProblemCode.valueOf(row.text("code")).slug(),
                        row.text("remediation"),
                        row.text("detail"),
                        row.number("n"),
                        new JobId(row.uuid("example"))),
                id.value(),
                limit);
    }

    @Override
    public long cancel(BatchId id, Principal by, Instant now) {
        return moves.cancel(id, by.name(), Sql.micros(now));
    }

    @Override
    public long retryFailed(BatchId id, Principal by, Instant now) {
        return moves.retryFailed(id, by.name(), Sql.micros(now));
    }

    @Override
    public long pause(BatchId id, Principal by, Instant now) {
        return holds.pause(id, by.name(), Sql.micros(now));
    }

    @Override
    public long resume(BatchId id, Principal by, Instant now) {
        return holds.resume(id, by.name(), Sql.micros(now));
    }

    @Override
    public Map<String, Long> byAccount(BatchId id) {
        var counts = new LinkedHashMap<String, Long>();
        sql.list(
                        "select account_id, count(*) as n from jobs where batch_id = ? group by account_id order by account_id",
                        row -> Map.entry(row.text("account_id"), row.number("n")),
                        id.value())
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
