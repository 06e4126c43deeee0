package io.strongroom.db.audit;

import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.AuditCheck;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.AuditQuery;
import io.strongroom.domain.audit.AuditQuery.Place;
import io.strongroom.domain.audit.AuditStatus;
import io.strongroom.domain.audit.CheckpointKey;
import io.strongroom.domain.audit.Flaw;
import io.strongroom.domain.audit.SealedEntry;
import io.strongroom.domain.audit.SignedCheckpoint;
import io.strongroom.domain.audit.tree.Hash;
import io.strongroom.domain.audit.tree.Nodes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log as tables that can only be added to. Plain SQL: it is read in ranges of thousands. */
@Singleton
@Transactional
class PgAuditLog implements AuditLog {
    private static final String SEALED = """
            select l.seq as place, l.hash, e.* from ledger.log l join audit_entries e on e.seq = l.entry
            """;

    private final Sql sql;
    private final TreeRows tree;

    PgAuditLog(Sql sql, TreeRows tree) {
        this.sql = sql;
        this.tree = tree;
    }

    @Override
    public List<SealedEntry> search(AuditQuery query) {
        var where = new ArrayList<String>();
        var values = new ArrayList<@Nullable Object>();
        query.actor().ifPresent(actor -> add(where, values, "e.actor = ?", actor));
        query.action().ifPresent(action -> {
            if (action.endsWith(".")) {
                add(where, values, "starts_with(e.action, ?)", action);
            } else {
                add(where, values, "e.action = ?", action);
            }
        });
        query.objectKind().ifPresent(kind -> add(where, values, "e.object_kind = ?", kind));
        query.objectId().ifPresent(id -> add(where, values, "e.object_id = ?", id));
        query.from().ifPresent(from -> add(where, values, "e.at >= ?", from));
        query.until().ifPresent(until -> add(where, values, "e.at < ?", until));
        var order = switch (query.place()) {
            case Place.After(var seq) -> {
                add(where, values, "l.seq > ?", seq);
                yield "asc";
            }
            case Place.Before(var seq) -> {
                add(where, values, "l.seq < ?", seq);
                yield "desc";
            }
        };
        values.add(query.limit());
        return sql.list(
                SEALED + " where " + String.join(" and ", where) + " order by l.seq " + order + " limit ?",
                PgAuditLog::sealed,
                values.toArray());
    }

    private static void add(List<String> where, List<@Nullable Object> values, String condition, Object value) {
        where.add(condition);
        values.add(value);
    }

    @Override
    public Optional<SealedEntry> find(long seq) {
        return sql.first(SEALED + " where l.seq = ?", PgAuditLog::sealed, seq);
    }

    private static SealedEntry sealed(Row row) throws SQLException {
        return new SealedEntry(row.number("place"), AuditRows.entry(row), Hash.raw(row.bytes("hash")));
    }

    @Override
    public Nodes nodes() {
        return tree;
    }

    @Override
    public Optional<SignedCheckpoint> latest() {
        return sql.first("select note from ledger.checkpoints order by n desc limit 1", PgAuditLog::head);
    }

    @Override
    public List<SignedCheckpoint> checkpoints(long n, int limit) {
        return sql.list(
                "select note from ledger.checkpoints where n > ? order by n limit ?", PgAuditLog::head, n, limit);
    }

    private static SignedCheckpoint head(Row row) throws SQLException {
        var note = row.text("note");
        return SignedCheckpoint.parse(note).orElseThrow(() -> new IllegalStateException("not a checkpoint: " + note));
    }

    @Override
    public List<Anchored> anchored() {
        return sql.list("""
                select a.place, a.n, a.at, c.note from (
                    select distinct on (place) * from ledger.anchors order by place, n desc) a
                join ledger.checkpoints c on c.n = a.n order by a.place""", row -> new Anchored(row.text("place"), row.number("n"), head(row), row.instant("at")));
    }

    @Override
    public List<CheckpointKey> keys() {
        return sql.list(
                "select key from ledger.keys order by since, key",
                row -> CheckpointKey.parse(row.text("key")).orElseThrow());
    }

    @Override
    public long leftOut() {
        return sql.first("""
                        select count(*) as n from audit_entries e
                        where e.seq <= (select low from audit_state)
                            and not exists (select 1 from ledger.log l where l.entry = e.seq)""", row -> row.number("n")).orElseThrow();
    }

    @Override
    public AuditStatus status() {
        return sql.first(
                        "select *, (select coalesce(max(seq), 0) from ledger.log) as kept from audit_state",
                        row -> new AuditStatus(
                                row.number("kept"),
                                row.maybeInstant("checkpoint_at"),
                                row.maybeInstant("anchored_until"),
                                row.number("verified"),
                                row.maybeInstant("verified_at"),
                                flaw(row)))
                .orElseThrow();
    }

    private static Optional<Flaw> flaw(Row row) throws SQLException {
        var what = row.maybeText("broken_what");
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(new Flaw(row.number("broken_from"), row.number("broken_until"), what.get()));
    }

    @Override
    public void checked(AuditCheck.Result result, Instant at) {
        if (result.verified()) {
            sql.update("""
                    update audit_state set verified = ?, verified_at = ?,
                        broken_from = null, broken_until = null, broken_what = null""", result.size(), at);
        } else {
            var flaw = result.flaws().getFirst();
            sql.update(
                    "update audit_state set broken_from = ?, broken_until = ?, broken_what = ?",
                    flaw.from(),
                    flaw.until(),
                    flaw.what());
        }
    }
}
