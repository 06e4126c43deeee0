package io.strongroom.db.audit;

import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes facts in the running transaction. Whoever records several facts of one object holds its row lock first, so that
 * the object's entries are committed in the order of their numbers and a stream that resumes by number misses none.
 */
@Singleton
public class AuditRows {
    private final Sql sql;

    AuditRows(Sql sql) {
        this.sql = sql;
    }

    /** One statement for all of them: bulk work writes hundreds at a time. */
    public void add(List<Fact> facts) {
        sql.update(
                """
                insert into audit_entries (at, actor, action, object_kind, object_id, details)
                select at, actor, action, kind, id, cast(details as json)
                from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality as f (at, actor, action, kind, id, details, n)
                order by n""",
                facts.stream().map(Fact::at).toList(),
                facts.stream().map(Fact::actor).toList(),
                facts.stream().map(Fact::action).toList(),
                facts.stream().map(Fact::objectKind).toList(),
                facts.stream().map(Fact::objectId).toList(),
                facts.stream().map(fact -> Json.write(fact.details())).toList());
    }

    public void add(Fact fact) {
        add(List.of(fact));
    }

    static AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(
                row.number("seq"),
                row.instant("at"),
                row.text("actor"),
                row.text("action"),
                row.text("object_kind"),
                row.text("object_id"),
                row.json("details"));
    }
}
