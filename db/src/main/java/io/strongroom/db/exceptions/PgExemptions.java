package io.strongroom.db.exceptions;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.findings.Acceptances;
import io.strongroom.db.findings.Acceptances.Settled;
import io.strongroom.db.findings.Place;
import io.strongroom.db.posture.PostureWriter;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.Exemption.State;
import io.strongroom.domain.exceptions.ExemptionId;
import io.strongroom.domain.exceptions.ExemptionQuery;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.exceptions.NewExemption;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Exceptions as rows. What starts or ends one holds all writers of findings for the length of its transaction. */
@Singleton
@Transactional
class PgExemptions implements Exemptions {
    private static final String BY_ITSELF = "expiry";

    private final Sql sql;
    private final ExemptionRows rows;
    private final Acceptances acceptances;
    private final PostureWriter posture;
    private final ControlCatalog controls;
    private final AuditRows audit;

    PgExemptions(
            Sql sql,
            ExemptionRows rows,
            Acceptances acceptances,
            PostureWriter posture,
            ControlCatalog controls,
            AuditRows audit) {
        this.sql = sql;
        this.rows = rows;
        this.acceptances = acceptances;
        this.posture = posture;
        this.controls = controls;
        this.audit = audit;
    }

    @Override
    public Map<Severity, Long> preview(ControlId control, ExemptionScope scope) {
        return rows.failures(control, scope);
    }

    @Override
    public Exemption request(NewExemption wanted, Principal by, Instant now) {
        var at = Sql.micros(now);
        var expiresAt = wanted.check(at);
        if (controls.find(wanted.control()).isEmpty()) {
            throw Rejected.field("/control", "unknown", "there is no control " + wanted.control());
        }
        var id = ExemptionId.next();
        var scope = ScopeColumns.of(wanted.scope());
        sql.update(
                """
                insert into exceptions (id, control, scope, account_id, ou_path, resource_arn, reason, owner, state,
                    requester, requested_by, requested_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?, ?, ?, ?)""",
                id.value(),
                wanted.control().value(),
                scope.scope(),
                scope.account(),
                scope.ouPath(),
                scope.resourceArn(),
                wanted.reason(),
                wanted.owner(),
                by.userId().value(),
                by.name(),
                at,
                expiresAt);
        var details = Json.object()
                .put("control", wanted.control().value())
                .put("reason", wanted.reason())
                .put("owner", wanted.owner())
                .put("expiresAt", expiresAt.toString());
        details.set("scope", Json.tree(scope));
        audit.add(new Fact(at, by.name(), "exception.requested", "exception", id.toString(), details));
        return find(id).orElseThrow();
    }

    @Override
    public Exemption approve(Decision decision, Principal by, Instant now) {
        var at = Sql.micros(now);
        acceptances.whileFindingsStay();
        var seen = held(decision, Set.of(State.REQUESTED));
        if (requester(decision.id()).equals(by.userId().value())) {
            throw new Rejected(
                    ProblemCode.SELF_APPROVAL, "You asked for this exception, so somebody else has to approve it.");
        }
        if (!seen.expiresAt().isAfter(at)) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT, "Its end has passed already. Ask for a new one with a later end.");
        }
        decide(decision, State.ACTIVE, by, at);
        return settled(seen, "exception.approved", decision.comment(), by.name(), at);
    }

    @Override
    public Exemption reject(Decision decision, Principal by, Instant now) {
        var at = Sql.micros(now);
        held(decision, Set.of(State.REQUESTED));
        decide(decision, State.REJECTED, by, at);
        fact(decision.id(), "exception.rejected", decision.comment(), 0, by.name(), at);
        return find(decision.id()).orElseThrow();
    }

    @Override
    public Exemption withdraw(Decision decision, Principal by, Instant now) {
        var at = Sql.micros(now);
        acceptances.whileFindingsStay();
        var seen = held(decision, Set.of(State.REQUESTED, State.ACTIVE));
        sql.update("""
                update exceptions set state = 'ENDED', ending = 'WITHDRAWN', ended_at = ?, version = version + 1
                where id = ?""", at, decision.id().value());
        return settled(seen, "exception.withdrawn", decision.comment(), by.name(), at);
    }

    @Override
    public int endExpired(Instant now) {
        var at = Sql.micros(now);
        // Mostly there is none, and then nobody has to wait.
        if (sql.first(
                        "select 1 from exceptions where state in ('REQUESTED', 'ACTIVE') and expires_at <= ? limit 1",
                        row -> true,
                        at)
                .isEmpty()) {
            return 0;
        }
        acceptances.whileFindingsStay();
        var ended = sql.list(
                """
                update exceptions set state = 'ENDED', ending = 'EXPIRED', ended_at = ?, version = version + 1
                where state in ('REQUESTED', 'ACTIVE') and expires_at <= ? returning id, control""", row -> Map.entry(new ExemptionId(row.uuid("id")), new ControlId(row.text("control"))), at, at);
        var settled = acceptances.settle(ended.stream().map(Map.Entry::getValue).toList(), at, BY_ITSELF);
        move(settled, at);
        ended.forEach(
                one -> fact(one.getKey(), "exception.expired", "", touched(one.getKey(), settled), BY_ITSELF, at));
        return ended.size();
    }

    @Override
    public Optional<Exemption> find(ExemptionId id) {
        return rows.find(id);
    }

    @Override
    public List<Exemption> list(ExemptionQuery query) {
        return rows.list(query);
    }

    @Override
    public long hidden(ExemptionId id, Optional<Set<AccountId>> visible) {
        return rows.hidden(id, visible);
    }

    /** The row, held until the transaction ends. */
    private Exemption held(Decision decision, Set<State> states) {
        sql.first(
                "select 1 from exceptions where id = ? for update",
                row -> true,
                decision.id().value());
        var seen = find(decision.id()).orElseThrow(() -> Rejected.notFound("exception"));
        if (!states.contains(seen.state())) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "The exception is " + seen.state() + " already. Read it again; a new one can be asked for.");
        }
        if (seen.version() != decision.version()) {
            throw new Rejected(
                    ProblemCode.PRECONDITION_FAILED,
                    "This exception changed after you read it. Read it again and decide anew.");
        }
        return seen;
    }

    private UUID requester(ExemptionId id) {
        return sql.first("select requester from exceptions where id = ?", row -> row.uuid("requester"), id.value())
                .orElseThrow();
    }

    private void decide(Decision decision, State state, Principal by, Instant at) {
        sql.update(
                """
                update exceptions set state = ?, decided_by = ?, decided_at = ?, comment = ?, version = version + 1
                where id = ?""",
                state.name(),
                by.name(),
                at,
                decision.comment().isBlank() ? null : decision.comment().strip(),
                decision.id().value());
    }

    /** Lets findings and posture follow. */
    private Exemption settled(Exemption exemption, String action, String comment, String actor, Instant at) {
        var settled = acceptances.settle(List.of(exemption.control()), at, actor);
        move(settled, at);
        fact(exemption.id(), action, comment, touched(exemption.id(), settled), actor, at);
        return find(exemption.id()).orElseThrow();
    }

    /** How many findings it accepts from now on, or no longer. */
    private static long touched(ExemptionId id, List<Settled> settled) {
        var one = Optional.of(id.value());
        return settled.stream()
                .filter(finding -> finding.before().equals(one) || finding.now().equals(one))
                .count();
    }

    private void move(List<Settled> settled, Instant at) {
        var deltas = new TreeMap<Place, SortedMap<ControlId, Counts>>();
        for (var one : settled) {
            deltas.computeIfAbsent(new Place(one.account(), one.region()), place -> new TreeMap<>())
                    .merge(one.control(), one.delta(), Counts::plus);
        }
        posture.shift(deltas, at);
    }

    private void fact(ExemptionId id, String action, String comment, long findings, String actor, Instant at) {
        var details = Json.object().put("findings", findings);
        if (!comment.isBlank()) {
            details.put("comment", comment.strip());
        }
        audit.add(new Fact(at, actor, action, "exception", id.toString(), details));
    }
}
