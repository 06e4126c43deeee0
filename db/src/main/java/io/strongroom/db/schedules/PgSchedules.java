package io.strongroom.db.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.db.users.ScopeArrays;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.schedules.NewSchedule;
import io.strongroom.domain.schedules.Schedule;
import io.strongroom.domain.schedules.ScheduleId;
import io.strongroom.domain.schedules.Schedules;
import io.strongroom.domain.schedules.Timetable;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Schedules as rows. A due one is locked, asks and moves on in one transaction: whoever comes second finds it moved on. */
@Singleton
@Transactional
class PgSchedules implements Schedules {
    private static final String REQUESTER = "schedule";

    private final Sql sql;
    private final Accounts accounts;
    private final Assessments assessments;
    private final AuditRows audit;

    PgSchedules(Sql sql, Accounts accounts, Assessments assessments, AuditRows audit) {
        this.sql = sql;
        this.accounts = accounts;
        this.assessments = assessments;
        this.audit = audit;
    }

    @Override
    public List<Schedule> list() {
        return sql.list("select * from schedules order by lower(name), id", PgSchedules::schedule);
    }

    @Override
    public Optional<Schedule> find(ScheduleId id) {
        return sql.first("select * from schedules where id = ?", PgSchedules::schedule, id.value());
    }

    @Override
    public Schedule add(NewSchedule wanted, Principal by, Instant now) {
        var at = Sql.micros(now);
        var timetable = wanted.check(at);
        var id = ScheduleId.next();
        sql.update(
                """
                insert into schedules (id, name, scope_all, scope_accounts, scope_ous, cron, time_zone, enabled, next_run)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id.value(),
                wanted.name(),
                wanted.scope().all(),
                ScopeArrays.accounts(wanted.scope()),
                ScopeArrays.ous(wanted.scope()),
                timetable.cron(),
                timetable.zone().getId(),
                wanted.enabled(),
                next(wanted, timetable, at));
        fact(id, "schedule.added", said(wanted), by, at);
        return find(id).orElseThrow();
    }

    @Override
    public Schedule save(ScheduleId id, NewSchedule wanted, long version, Principal by, Instant now) {
        var at = Sql.micros(now);
        var timetable = wanted.check(at);
        int written = sql.update(
                """
                update schedules set name = ?, scope_all = ?, scope_accounts = ?, scope_ous = ?, cron = ?, time_zone = ?,
                    enabled = ?, next_run = ?, version = version + 1
                where id = ? and version = ?""",
                wanted.name(),
                wanted.scope().all(),
                ScopeArrays.accounts(wanted.scope()),
                ScopeArrays.ous(wanted.scope()),
                timetable.cron(),
                timetable.zone().getId(),
                wanted.enabled(),
                next(wanted, timetable, at),
                id.value(),
                version);
        unlessMoved(id, written);
        fact(id, "schedule.saved", said(wanted), by, at);
        return find(id).orElseThrow();
    }

    @Override
    public void remove(ScheduleId id, long version, Principal by, Instant now) {
        unlessMoved(id, sql.update("delete from schedules where id = ? and version = ?", id.value(), version));
        fact(id, "schedule.removed", Json.object(), by, Sql.micros(now));
    }

    private void unlessMoved(ScheduleId id, int written) {
        if (written == 0) {
            throw find(id).isEmpty()
                    ? Rejected.notFound("schedule")
                    : new Rejected(
                            ProblemCode.PRECONDITION_FAILED,
                            "This schedule changed after you read it. Read it again and repeat what still holds.");
        }
    }

    private static @Nullable Instant next(NewSchedule wanted, Timetable timetable, Instant at) {
        return wanted.enabled() ? timetable.next(at).orElse(null) : null;
    }

    @Override
    public int runDue(Instant now) {
        var at = Sql.micros(now);
        var due = sql.list("""
                select * from schedules where enabled and (next_run is null or next_run <= ?)
                order by next_run, id for update skip locked""", PgSchedules::schedule, at);
        int asked = 0;
        for (var schedule : due) {
            boolean runs = schedule.nextRun().isPresent();
            if (runs && request(schedule, at)) {
                asked++;
            }
            sql.update(
                    "update schedules set next_run = ?, last_run = case when ? then ? else last_run end where id = ?",
                    schedule.timetable().next(at).orElse(null),
                    runs,
                    at,
                    schedule.id().value());
        }
        return asked;
    }

    private boolean request(Schedule schedule, Instant at) {
        var wanted = accounts.all().stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .filter(schedule.scope()::includes)
                .map(Account::id)
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return false;
        }
        assessments.request(wanted, REQUESTER, at);
        return true;
    }

    private static ObjectNode said(NewSchedule wanted) {
        return (ObjectNode) Json.tree(wanted);
    }

    private void fact(ScheduleId id, String action, ObjectNode details, Principal by, Instant at) {
        audit.add(new Fact(at, by.name(), action, "schedule", id.toString(), details));
    }

    private static Schedule schedule(Row row) throws SQLException {
        return new Schedule(
                new ScheduleId(row.uuid("id")),
                row.text("name"),
                ScopeArrays.scope(row),
                new Timetable(row.text("cron"), ZoneId.of(row.text("time_zone"))),
                row.flag("enabled"),
                row.maybeInstant("next_run"),
                row.maybeInstant("last_run"),
                row.number("version"));
    }
}
