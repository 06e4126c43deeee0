package io.strongroom.db.events;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.Intake.Upkeep;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The months that the table of events is cut into: one is made ahead, and one that is wholly too old is dropped. */
@Singleton
class Months {
    private static final String PREFIX = "events_m";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'" + PREFIX + "'yyyyMM");
    private static final int UPKEEP = 0x55706b70;

    private final Sql sql;

    Months(Sql sql) {
        this.sql = sql;
    }

    Upkeep keepUp(Instant now) {
        // One process at a time; whoever waited finds it done.
        sql.list("select pg_advisory_xact_lock(?, 0)", row -> true, UPKEEP);
        var oldest = now.minus(Events.KEPT);
        int dropped = drop(YearMonth.from(oldest.atZone(ZoneOffset.UTC)));
        long forgotten = sql.update("delete from events_default where at < ?", oldest)
                + sql.update("delete from feed_poison where last_at < ?", oldest);
        var known = names();
        var last = YearMonth.from(now.atZone(ZoneOffset.UTC)).plusMonths(1);
        for (var month = YearMonth.from(oldest.atZone(ZoneOffset.UTC));
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            if (!known.contains(NAME.format(month))) {
                make(month);
            }
        }
        return new Upkeep(dropped, forgotten);
    }

    private int drop(YearMonth oldest) {
        var old = names().stream()
                .filter(name -> name.compareTo(NAME.format(oldest)) < 0)
                .toList();
        old.forEach(name -> sql.update("drop table " + name));
        return old.size();
    }

    private List<String> names() {
        return sql.list("""
                select c.relname::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'events'::regclass and starts_with(c.relname, ?) order by 1""", row -> row.text("name"), PREFIX);
    }

    /** What came for the month before it was made moves from the default into it. Attaching keeps nobody from the others. */
    private void make(YearMonth month) {
        var name = NAME.format(month);
        var from = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var until = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        sql.update("create table " + name + " (like events including defaults including constraints)");
        sql.update("lock table events_default in access exclusive mode");
        sql.update("""
                with moved as (delete from events_default where at >= ? and at < ? returning *)
                insert into %s select * from moved""".formatted(name), from, until);
        sql.update(
                "alter table events attach partition %s for values from ('%s') to ('%s')".formatted(name, from, until));
    }
}
