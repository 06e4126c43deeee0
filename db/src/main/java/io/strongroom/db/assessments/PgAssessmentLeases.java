package io.strongroom.db.assessments;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.findings.Acceptances;
import io.strongroom.db.findings.FindingWriter;
import io.strongroom.db.integrity.EvidenceWriter;
import io.strongroom.db.jobs.PgWorkers;
import io.strongroom.db.posture.PostureWriter;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.PartLost;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Assessments in workers' hands: each write locks the account's row and checks the fence. */
@Singleton
@Transactional
class PgAssessmentLeases implements AssessmentLeases {
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_DEATHS = 5;
    private static final String DIED =
            "Five workers stopped while they assessed this account, and each time it was begun"
                    + " anew. Look at the workers' logs and memory, then start an assessment of it again.";
    private static final Duration RETRY = Duration.ofSeconds(20);
    /** From now by the database's clock, as every deadline of a lease: the clocks of workers differ. */
    private static final double LEASE_SECONDS = JobState.LEASE.toSeconds();

    private final Sql sql;
    private final FindingWriter findings;
    private final PostureWriter posture;
    private final EvidenceWriter evidence;
    private final AuditRows audit;
    private final Acceptances acceptances;
    private final PartEnds ends;

    PgAssessmentLeases(
            Sql sql,
            FindingWriter findings,
            PostureWriter posture,
            EvidenceWriter evidence,
            AuditRows audit,
            Acceptances acceptances,
            PartEnds ends) {
        this.sql = sql;
        this.ends = ends;
        this.acceptances = acceptances;
        this.findings = findings;
        this.posture = posture;
        this.evidence = evidence;
        this.audit = audit;
    }

    /**
     * Of what waits for one account the first goes first, and while a worker has the account nothing of it. An index holds
     * that for those who look at the same moment.
     */
    @Override
    public Optional<PartLease> claim(WorkerId worker, Instant now) {
        return sql.first("""
                update assessment_parts p set state = 'RUNNING', worker = ?, fence = fence + 1, attempt = attempt + 1,
                    lease_until = now() + make_interval(secs => ?)
                where (assessment_id, account_id) = (
                    select q.assessment_id, q.account_id from assessment_parts q
                    where q.state = 'QUEUED' and q.ready_at <= ? and not exists (
                        select 1 from assessment_parts o where o.account_id = q.account_id
                            and (o.state = 'RUNNING' or o.state = 'QUEUED' and o.assessment_id < q.assessment_id))
                    order by q.ready_at, q.assessment_id, q.account_id limit 1 for update of q skip locked)
                returning *""", PgAssessmentLeases::lease, worker.value(), LEASE_SECONDS, now);
    }

    @Override
    public Set<PartLease> renew(Collection<PartLease> leases, Instant now) {
        var lost = new HashSet<PartLease>();
        for (var lease : leases) {
            int kept = sql.update(
                    "update assessment_parts set lease_until = now() + make_interval(secs => ?) " + HELD,
                    held(lease, LEASE_SECONDS));
            if (kept == 0) {
                lost.add(lease);
            }
        }
        return lost;
    }

    @Override
    public Optional<Baseline> baseline(AccountId account, String region) {
        return sql.first(
                "select taken_at, document from baselines where account_id = ? and region = ?",
                row -> new Baseline(row.instant("taken_at"), Baseline.resources(row.json("document"))),
                account.value(),
                region);
    }

    @Override
    public void record(PartLease lease, RegionJudged judged) {
        hold(lease);
        var account = lease.account().value();
        var changed = findings.write(lease.account(), judged, lease.controls());
        posture.write(lease.account(), judged, changed, lease.controls());
        if (lease.partial()) {
            known(account, judged);
        } else {
            seen(account, judged);
            judged.backups()
                    .ifPresent(found ->
                            evidence.write(lease.account(), judged.region(), found, Sql.micros(judged.takenAt())));
        }
        sql.update(
                "update assessment_parts set regions = array_append(regions, ?) where assessment_id = ? and account_id = ?",
                judged.region(),
                lease.assessment().value(),
                account);
        sql.update(
                """
                update assessments set judgements = judgements + ?, opened = opened + ?, resolved = resolved + ?
                where id = ?""",
                (long) judged.judgements().size(),
                changed.opened(),
                changed.resolved(),
                lease.assessment().value());
        var details = Json.object()
                .put("account", account)
                .put("region", judged.region())
                .put("judgements", judged.judgements().size())
                .put("changes", changed.changes().size())
                .put("opened", changed.opened())
                .put("resolved", changed.resolved());
        fact(lease, "assessment.region-assessed", details, judged.takenAt());
    }

    /** That there may be findings, so that they can be forgotten with the place. What is known of a whole reading stays. */
    private void known(String account, RegionJudged judged) {
        if (!judged.judgements().isEmpty()) {
            sql.update("""
                    insert into account_regions (account_id, region, assessed_at, empty, unread)
                    values (?, ?, null, false, '{}') on conflict do nothing""", account, judged.region());
        }
    }

    private void seen(String account, RegionJudged judged) {
        sql.update("""
                insert into account_regions (account_id, region, assessed_at, empty, unread)
                values (?, ?, ?, ?, cast(? as json))
                on conflict (account_id, region) do update set assessed_at = excluded.assessed_at,
                    empty = excluded.empty, unread = excluded.unread""", account, judged.region(), judged.takenAt(), judged.empty(), Json.write(judged.unread()));
        judged.baseline().ifPresent(seen -> keep(account, judged, Json.write(seen.resources())));
    }

    private void keep(String account, RegionJudged judged, String document) {
        sql.update("""
                insert into baselines (account_id, region, taken_at, document) values (?, ?, ?, cast(? as json))
                on conflict (account_id, region) do update set taken_at = excluded.taken_at, document = excluded.document
                where baselines.document::text <> excluded.document::text""", account, judged.region(), judged.takenAt(), document);
    }

    @Override
    public void finish(PartLease lease, Instant now) {
        var at = Sql.micros(now);
        hold(lease);
        var looked = sql.first(
                        "select regions from assessment_parts where assessment_id = ? and account_id = ?",
                        row -> row.texts("regions"),
                        lease.assessment().value(),
                        lease.account().value())
                .orElseThrow();
        if (!lease.partial()) {
            posture.forget(findings.forget(lease.account(), looked, "assessment", at), at);
        }
        ends.done(lease.assessment(), lease.account(), at);
        var details = Json.object().put("account", lease.account().value());
        details.set("regions", Json.tree(looked));
        fact(lease, "assessment.account-assessed", details, at);
    }

    @Override
    public void fail(PartLease lease, Problem problem, Instant now) {
        var at = Sql.micros(now);
        hold(lease);
        if (lease.attempt() < MOST_ATTEMPTS) {
            sql.update(
                    "update assessment_parts set state = 'QUEUED', worker = null, lease_until = null, ready_at = ? "
                            + HELD,
                    held(lease, at.plus(RETRY.multipliedBy(lease.attempt()))));
            return;
        }
        failed(lease, problem, at);
    }

    private void failed(PartLease lease, Problem problem, Instant at) {
        ends.failed(lease.assessment(), lease.account(), problem, actor(lease), at);
    }

    private void fact(PartLease lease, String action, JsonNode details, Instant at) {
        audit.add(new Fact(
                at, actor(lease), action, "assessment", lease.assessment().toString(), details));
    }

    private static String actor(PartLease lease) {
        return "worker/" + lease.worker();
    }

    @Override
    public void release(Collection<PartLease> leases, Instant now) {
        for (var lease : leases) {
            sql.update("""
                    update assessment_parts set state = 'QUEUED', worker = null, lease_until = null,
                        attempt = attempt - 1, ready_at = ?\s""" + HELD, held(lease, Sql.micros(now)));
        }
    }

    /** What kills its worker again and again is given up: it would take one worker after the other down. */
    @Override
    public int sweep(Instant now) {
        var at = Sql.micros(now);
        var left = sql.list("""
                select assessment_id, account_id, worker, fence, attempt, regions, controls from assessment_parts r
                where r.state = 'RUNNING' and (r.lease_until < now() or exists (
                    select 1 from workers w where w.id = r.worker and w.lock_key not in (%s)))
                for update skip locked""".formatted(PgWorkers.HELD_KEYS), PgAssessmentLeases::lease);
        for (var lease : left) {
            if (lease.attempt() < MOST_DEATHS) {
                sql.update(
                        "update assessment_parts set state = 'QUEUED', worker = null, lease_until = null, ready_at = ? "
                                + HELD,
                        held(lease, at));
            } else {
                failed(lease, Problem.of(ProblemCode.QUARANTINED, DIED), at);
            }
        }
        return left.size();
    }

    private static PartLease lease(Row row) throws SQLException {
        return new PartLease(
                new AssessmentId(row.uuid("assessment_id")),
                new AccountId(row.text("account_id")),
                new WorkerId(row.uuid("worker")),
                row.number("fence"),
                row.integer("attempt"),
                Set.copyOf(row.texts("regions")),
                row.texts("controls").stream().map(ControlId::new).collect(Collectors.toSet()));
    }

    private static final String HELD =
            "where assessment_id = ? and account_id = ? and state = 'RUNNING' and worker = ? and fence = ?";

    private static Object[] held(PartLease lease, Object first) {
        return List.of(
                        first,
                        lease.assessment().value(),
                        lease.account().value(),
                        lease.worker().value(),
                        lease.fence())
                .toArray();
    }

    private void hold(PartLease lease) {
        var held = sql.first(
                "select 1 from assessment_parts " + HELD + " for update",
                row -> true,
                lease.assessment().value(),
                lease.account().value(),
                lease.worker().value(),
                lease.fence());
        if (held.isEmpty()) {
            throw new PartLost(lease);
        }
        acceptances.whileExceptionsStay();
    }
}
