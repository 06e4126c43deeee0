package io.strongroom.db.incidents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.NewSuppression;
import io.strongroom.domain.incidents.Suppression;
import io.strongroom.domain.incidents.SuppressionId;
import io.strongroom.domain.incidents.Suppressions;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Suppressions as rows; each write locks its row and leaves its audit entry. */
@Singleton
@Transactional
class PgSuppressions implements Suppressions {
    private final Sql sql;
    private final DetectorCatalog detectors;
    private final AuditRows audit;

    PgSuppressions(Sql sql, DetectorCatalog detectors, AuditRows audit) {
        this.sql = sql;
        this.detectors = detectors;
        this.audit = audit;
    }

    @Override
    public Suppression add(NewSuppression wanted, Principal by, Instant now) {
        var at = Sql.micros(now);
        var expiresAt = Sql.micros(wanted.check(at));
        if (detectors.find(wanted.detector()).isEmpty()) {
            throw Rejected.field("/detector", "unknown", "there is no detector " + wanted.detector());
        }
        var id = SuppressionId.next();
        sql.update(
                """
                insert into suppressions (id, detector, account_id, principal, resource, reason, owner, created_by,
                    created_by_name, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id.value(),
                wanted.detector().value(),
                wanted.account().value(),
                wanted.principal().map(Sql::keepable).orElse(null),
                wanted.resource().map(Sql::keepable).orElse(null),
                Sql.keepable(wanted.reason()),
                Sql.keepable(wanted.owner()),
                by.userId().value(),
                by.name(),
                at,
                expiresAt);
        var details = Json.object()
                .put("detector", wanted.detector().value())
                .put("account", wanted.account().value())
                .put("reason", wanted.reason())
                .put("owner", wanted.owner())
                .put("expiresAt", expiresAt.toString());
        wanted.principal().ifPresent(pattern -> details.put("principal", pattern));
        wanted.resource().ifPresent(pattern -> details.put("resource", pattern));
        fact(id, "suppression.created", details, by, at);
        return find(id).orElseThrow();
    }

    @Override
    public Suppression approve(SuppressionId id, long version, Principal by, Instant now) {
        var at = Sql.micros(now);
        var seen = held(id, version, at);
        if (seen.approvedBy().isPresent()) {
            throw new Rejected(ProblemCode.STATE_CONFLICT, "It is approved already.");
        }
        if (author(id).filter(by.userId().value()::equals).isPresent()) {
            throw new Rejected(
                    ProblemCode.SELF_APPROVAL,
                    "You made this suppression, so somebody else has to approve that critical detections are suppressed too.");
        }
        sql.update(
                "update suppressions set approved_by = ?, approved_at = ?, version = version + 1 where id = ?",
                by.name(),
                at,
                id.value());
        fact(id, "suppression.approved", Json.object(), by, at);
        return find(id).orElseThrow();
    }

    @Override
    public Suppression end(SuppressionId id, long version, Principal by, Instant now) {
        var at = Sql.micros(now);
        var seen = held(id, version, at);
        sql.update(
                "update suppressions set ended_by = ?, ended_at = ?, version = version + 1 where id = ?",
                by.name(),
                at,
                id.value());
        fact(id, "suppression.ended", Json.object().put("suppressed", seen.suppressed()), by, at);
        return find(id).orElseThrow();
    }

    @Override
    public Optional<Suppression> find(SuppressionId id) {
        return sql.first("select * from suppressions where id = ?", SuppressionRows::suppression, id.value());
    }

    @Override
    public List<Suppression> list(Query query) {
        var visible =
                query.visible().map(all -> all.stream().map(AccountId::value).toList());
        return sql.list(
                """
                select * from suppressions
                where (?::boolean or account_id = any(?::text[])) and (?::uuid is null or id < ?::uuid)
                order by id desc limit ?""",
                SuppressionRows::suppression,
                visible.isEmpty(),
                visible.orElseGet(List::of),
                query.before().map(SuppressionId::value).orElse(null),
                query.before().map(SuppressionId::value).orElse(null),
                query.limit());
    }

    @Override
    public List<Suppressed> suppressed(SuppressionId id, int limit) {
        return sql.list(
                "select * from suppressed_detections where suppression_id = ? order by at desc, occurrence limit ?",
                row -> new Suppressed(
                        row.instant("at"),
                        SeverityColumn.severity(row.integer("severity")),
                        row.text("because"),
                        row.maybeText("event_id").filter(event -> !event.isEmpty())),
                id.value(),
                limit);
    }

    /** The one that is to be changed, its row locked until the transaction ends. */
    private Suppression held(SuppressionId id, long version, Instant now) {
        var seen = sql.first(
                        "select * from suppressions where id = ? for update", SuppressionRows::suppression, id.value())
                .orElseThrow(() -> Rejected.notFound("suppression"));
        if (seen.version() != version) {
            throw new Rejected(
                    ProblemCode.PRECONDITION_FAILED,
                    "There is version " + seen.version()
                            + " of this suppression by now. Read it again and decide anew.");
        }
        if (seen.stateAt(now) != Suppression.State.ACTIVE) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT, "It is over already. Make a new one where it is still needed.");
        }
        return seen;
    }

    private Optional<UUID> author(SuppressionId id) {
        return sql.first("select created_by from suppressions where id = ?", row -> row.uuid("created_by"), id.value());
    }

    private void fact(SuppressionId id, String action, ObjectNode details, Principal by, Instant at) {
        audit.add(new Fact(at, by.name(), action, "suppression", id.toString(), details));
    }
}
