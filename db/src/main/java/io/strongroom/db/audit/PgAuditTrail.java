package io.strongroom.db.audit;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/** The audit trail as a table whose triggers refuse every change. */
@Singleton
@Transactional
class PgAuditTrail implements AuditTrail {
    private final Sql sql;
    private final AuditRows rows;

    PgAuditTrail(Sql sql, AuditRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    @Override
    public void record(Fact fact) {
        rows.add(fact);
    }

    @Override
    public List<AuditEntry> after(long seq, int limit) {
        return sql.list("select * from audit_entries where seq > ? order by seq limit ?", AuditRows::entry, seq, limit);
    }

    @Override
    public List<AuditEntry> of(String objectKind, String objectId, long afterSeq, int limit) {
        return sql.list("""
                select * from audit_entries
                where object_kind = ? and object_id = ? and seq > ? order by seq limit ?""", AuditRows::entry, objectKind, objectId, afterSeq, limit);
    }

    @Override
    public Latest latest(String objectKind, String objectId, int limit) {
        var newestFirst = sql.list("""
                select * from audit_entries
                where object_kind = ? and object_id = ? order by seq desc limit ?""", AuditRows::entry, objectKind, objectId, limit);
        if (newestFirst.size() < limit) {
            return new Latest(newestFirst.reversed(), 0);
        }
        var earlier = sql.first(
                "select count(*) as n from audit_entries where object_kind = ? and object_id = ? and seq < ?",
                row -> row.number("n"),
                objectKind,
                objectId,
                newestFirst.getLast().seq());
        return new Latest(newestFirst.reversed(), earlier.orElse(0L));
    }
}
