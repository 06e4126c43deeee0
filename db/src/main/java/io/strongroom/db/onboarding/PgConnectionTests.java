package io.strongroom.db.onboarding;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.ConnectionTest;
import io.strongroom.domain.onboarding.ConnectionTestId;
import io.strongroom.domain.onboarding.ConnectionTestLeases;
import io.strongroom.domain.onboarding.ConnectionTests;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Connection tests as rows that workers claim. */
@Singleton
@Transactional
class PgConnectionTests implements ConnectionTests, ConnectionTestLeases {
    private static final int KEPT = 10;

    private final Sql sql;
    private final AuditRows audit;

    PgConnectionTests(Sql sql, AuditRows audit) {
        this.sql = sql;
        this.audit = audit;
    }

    @Override
    public ConnectionTest request(AccountId account, String requestedBy, Instant now) {
        var at = Sql.micros(now);
        var id = ConnectionTestId.next();
        int asked = sql.update("""
                insert into connection_tests (id, account_id, requested_by, requested_at, state)
                values (?, ?, ?, ?, 'QUEUED') on conflict (account_id) where state <> 'ENDED' do nothing""", id.value(), account.value(), requestedBy, at);
        if (asked == 0) {
            // One that has ended in between is as new as can be.
            return of(account).getFirst();
        }
        audit.add(new Fact(
                at,
                requestedBy,
                "account.connection-test-requested",
                "account",
                account.value(),
                Json.object().put("test", id.toString())));
        return find(id).orElseThrow();
    }

    @Override
    public Optional<ConnectionTest> find(ConnectionTestId id) {
        return sql.first("select * from connection_tests where id = ?", PgConnectionTests::test, id.value());
    }

    @Override
    public List<ConnectionTest> of(AccountId account) {
        return sql.list(
                "select * from connection_tests where account_id = ? order by id desc limit ?",
                PgConnectionTests::test,
                account.value(),
                KEPT);
    }

    @Override
    public Map<AccountId, ConnectionTest> newestEnded() {
        return sql.list("""
                        select distinct on (account_id) * from connection_tests where state = 'ENDED'
                        order by account_id, id desc""", PgConnectionTests::test).stream()
                .collect(Collectors.toMap(ConnectionTest::account, Function.identity()));
    }

    @Override
    public Optional<Lease> claim(WorkerId worker, Instant now) {
        var at = Sql.micros(now);
        return sql.first(
                """
                update connection_tests set state = 'RUNNING', worker = ?, lease_until = ?, fence = fence + 1
                where id = (select id from connection_tests
                    where state = 'QUEUED' or (state = 'RUNNING' and lease_until < ?)
                    order by id limit 1 for update skip locked)
                returning id, account_id, fence""",
                row -> new Lease(
                        new ConnectionTestId(row.uuid("id")),
                        new AccountId(row.text("account_id")),
                        row.number("fence")),
                worker.value(),
                at.plus(LEASE),
                at);
    }

    @Override
    public boolean finish(Lease lease, Connection found, Instant now) {
        var at = Sql.micros(now);
        int ended = sql.update("""
                update connection_tests set state = 'ENDED', worker = null, lease_until = null, ended_at = ?,
                    found = cast(? as json) where id = ? and state = 'RUNNING' and fence = ?""", at, Json.write(found), lease.test().value(), lease.fence());
        if (ended == 0) {
            return false;
        }
        sql.update("""
                delete from connection_tests where account_id = ? and state = 'ENDED' and id not in (
                    select id from connection_tests where account_id = ? order by id desc limit ?)""", lease.account().value(), lease.account().value(), KEPT);
        audit.add(new Fact(
                at,
                "worker",
                "account.connection-tested",
                "account",
                lease.account().value(),
                Json.object()
                        .put("test", lease.test().toString())
                        .put("health", found.health().name())));
        return true;
    }

    @Override
    public void release(Lease lease, Instant now) {
        sql.update("""
                update connection_tests set state = 'QUEUED', worker = null, lease_until = null
                where id = ? and state = 'RUNNING' and fence = ?""", lease.test().value(), lease.fence());
    }

    @Override
    public int requestDue(Instant now) {
        var due = sql.list("""
                select account_id from enrollments e join accounts a on a.id = e.account_id
                where e.exclusion is null and a.status = 'ACTIVE' and not exists (
                    select 1 from connection_tests t where t.account_id = e.account_id
                        and (t.state <> 'ENDED' or t.requested_at > ?))""", row -> new AccountId(row.text("account_id")), Sql.micros(now.minus(OFTEN)));
        due.forEach(account -> request(account, ConnectionTest.DAILY, now));
        return due.size();
    }

    private static ConnectionTest test(Row row) throws SQLException {
        return new ConnectionTest(
                new ConnectionTestId(row.uuid("id")),
                new AccountId(row.text("account_id")),
                row.text("requested_by"),
                row.instant("requested_at"),
                row.constant("state", ConnectionTest.State.class),
                row.maybeInstant("ended_at"),
                row.maybeJson("found").map(json -> Json.convert(json, Connection.class)));
    }
}
