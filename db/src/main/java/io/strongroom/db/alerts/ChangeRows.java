package io.strongroom.db.alerts;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.alerts.Told;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Changes of incidents that are still to be told, written in the transaction that makes them. No route is looked at here:
 * whatever is wrong with one cannot keep an incident from being opened.
 */
@Singleton
public class ChangeRows {
    private final Sql sql;

    ChangeRows(Sql sql) {
        this.sql = sql;
    }

    /** In the order given. */
    public void add(List<Told> changes) {
        if (!changes.isEmpty()) {
            sql.update(
                    "insert into alert_changes (told) select cast(told as json) from unnest(?::text[]) with ordinality"
                            + " as c (told, n) order by n",
                    changes.stream().map(Json::write).toList());
        }
    }

    /** A change that nobody has looked yet where to tell it. */
    record Waiting(long id, Told told) {}

    /** The oldest. */
    List<Waiting> oldest(int limit) {
        return sql.list(
                "select id, told from alert_changes order by id limit ?",
                row -> new Waiting(row.number("id"), Json.convert(row.json("told"), Told.class)),
                limit);
    }

    void remove(List<Waiting> done) {
        sql.update(
                "delete from alert_changes where id = any(?::bigint[])",
                done.stream().map(Waiting::id).toList());
    }
}
