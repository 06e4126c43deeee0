package io.strongroom.db.jobs;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.incidents.ContainmentRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Jobs.Accepted;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes jobs, hundreds with one statement: a bulk request brings 100,000 of them. */
@Singleton
class Acceptance {
    static final Duration TOKEN_KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 500;

    private final Sql sql;
    private final AuditRows audit;
    private final ContainmentRows containments;

    Acceptance(Sql sql, AuditRows audit, ContainmentRows containments) {
        this.sql = sql;
        this.audit = audit;
        this.containments = containments;
    }

    /** Whose token it is and its text: unique together. */
    private record Token(UserId requester, String text) {
        static Token of(NewJob job) {
            return new Token(job.requestedBy(), job.clientToken().orElseThrow());
        }
    }

    List<Accepted> accept(List<NewJob> jobs, Instant now) {
        var accepted = new ArrayList<Accepted>(jobs.size());
        for (int from = 0; from < jobs.size(); from += AT_ONCE) {
            accepted.addAll(acceptSome(jobs.subList(from, Math.min(from + AT_ONCE, jobs.size())), now));
        }
        return accepted;
    }

    private List<Accepted> acceptSome(List<NewJob> jobs, Instant now) {
        var owners = owners(jobs, now);
        var accepted = new ArrayList<Accepted>(jobs.size());
        var made = new ArrayList<NewJob>(jobs.size());
        for (var job : jobs) {
            var id = job.clientToken().isPresent() ? owners.getOrDefault(Token.of(job), job.id()) : job.id();
            var isNew = id.equals(job.id());
            accepted.add(new Accepted(id, isNew));
            if (isNew) {
                made.add(job);
            }
        }
        insert(made, now);
        return accepted;
    }

    /** Which job each clientToken stands for: the first that used it, of these or of earlier ones. */
    private Map<Token, JobId> owners(List<NewJob> jobs, Instant now) {
        var first = new LinkedHashMap<Token, JobId>();
        // In one order, so that two requests with the same tokens wait for each other and do not deadlock.
        jobs.stream()
                .filter(job -> job.clientToken().isPresent())
                .sorted(Comparator.comparing((NewJob job) -> job.clientToken().orElseThrow())
                        .thenComparing(job -> job.requestedBy().value()))
                .forEach(job -> first.putIfAbsent(Token.of(job), job.id()));
        if (first.isEmpty()) {
            return first;
        }
        var requesters = first.keySet().stream().map(t -> t.requester().value()).toList();
        var texts = first.keySet().stream().map(Token::text).toList();
        sql.update(
                """
                insert into client_tokens (requested_by, client_token, job_id, created_at)
                select requester, token, job, ? from unnest(?::uuid[], ?::text[], ?::uuid[])
                    with ordinality as t (requester, token, job, n) order by n
                on conflict (requested_by, client_token)
                    do update set job_id = excluded.job_id, created_at = excluded.created_at
                    where client_tokens.created_at <= ?""",
                now,
                requesters,
                texts,
                first.values().stream().map(JobId::value).toList(),
                now.minus(TOKEN_KEPT));
        var owners = new HashMap<Token, JobId>();
        sql.list(
                        """
                        select c.* from client_tokens c join unnest(?::uuid[], ?::text[]) as t (requester, token)
                            on c.requested_by = t.requester and c.client_token = t.token""",
                        row -> Map.entry(
                                new Token(new UserId(row.uuid("requested_by")), row.text("client_token")),
                                new JobId(row.uuid("job_id"))),
                        requesters,
                        texts)
                .forEach(entry -> owners.put(entry.getKey(), entry.getValue()));
        return owners;
    }

    private void insert(List<NewJob> jobs, Instant now) {
        if (jobs.isEmpty()) {
            return;
        }
        var queued = new JobState.Queued(now, 0, 0);
        sql.update(
                """
                insert into jobs (id, kind, remediation, account_id, region, parameters, mode, reason, batch_id,
                    client_token, rollback_of, requested_by, requested_by_name,
                    state, state_at, ready_at, created_at, updated_at, held, dispatched_at)
                select n.id, kind, remediation, account, region, cast(parameters as json), mode, reason, batch,
                    token, rollback, requester, name, ?, ?, ?, ?, ?,
                    coalesce(b.waves, false), case when b.waves then timestamptz 'infinity' end
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::text[])
                    as n (id, kind, remediation, account, region, parameters, mode, reason, batch, token, rollback,
                        requester, name)
                    left join batches b on b.id = n.batch""",
                queued.label(),
                now,
                queued.readyAt(),
                now,
                now,
                all(jobs, job -> job.id().value()),
                all(jobs, job -> job.kind().name()),
                all(jobs, job -> job.remediation().value()),
                all(jobs, job -> job.target().accountId().value()),
                all(jobs, job -> job.target().region().value()),
                all(jobs, job -> Json.write(job.parameters())),
                all(jobs, job -> job.mode().name()),
                all(jobs, NewJob::reason),
                all(jobs, job -> job.batchId().map(BatchId::value).orElse(null)),
                all(jobs, job -> job.clientToken().orElse(null)),
                all(jobs, job -> job.rollbackOf().map(JobId::value).orElse(null)),
                all(jobs, job -> job.requestedBy().value()),
                all(jobs, NewJob::requestedByName));
        containments.inherit(jobs.stream()
                .filter(job -> job.rollbackOf().isPresent())
                .map(NewJob::id)
                .toList());
        audit.add(jobs.stream()
                .map(job -> JobFacts.of(
                        job.id(),
                        queued,
                        Phase.PLAN,
                        "job.accepted",
                        job.requestedByName(),
                        Json.object()
                                .put("kind", job.kind().name())
                                .put("remediation", job.remediation().value())
                                .put("accountId", job.target().accountId().value())
                                .put("region", job.target().region().value())
                                .put("mode", job.mode().name())
                                .put("reason", job.reason()),
                        now))
                .toList());
    }

    private static <T extends @Nullable Object> List<T> all(List<NewJob> jobs, Function<NewJob, T> column) {
        var values = new ArrayList<T>(jobs.size());
        jobs.forEach(job -> values.add(column.apply(job)));
        return values;
    }
}
