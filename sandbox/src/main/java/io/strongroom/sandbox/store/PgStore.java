package io.strongroom.sandbox.store;

import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Keeps the simulated organization in a PostgreSQL schema of its own, {@code sandbox}, so that it outlives any process of
 * ours and is shared by all. An advisory lock serializes the transactions of one account.
 */
public final class PgStore implements Store {
    private static final int LOCK_SPACE = 0x5a4d_b0c5;
    private static final String TABLES = """
            select pg_advisory_xact_lock(%d, 0);
            create schema if not exists sandbox;
            create table if not exists sandbox.documents (
                account text not null, region text not null, service text not null, kind text not null,
                id text collate "C" not null, body text, previous text, changed_at timestamptz not null,
                primary key (account, region, service, kind, id));
            create table if not exists sandbox.effects (
                number bigint generated always as identity primary key, account text not null, region text not null,
                api text not null, resource text not null, request text not null, session text not null,
                request_id text not null, at timestamptz not null);
            create index if not exists effects_session on sandbox.effects (session);
            create table if not exists sandbox.counts (
                account text not null, region text not null, api text not null, second bigint not null,
                calls integer not null, primary key (account, region, api));
            create table if not exists sandbox.strikes (
                account text not null, api text not null, fault text not null, calls bigint not null,
                primary key (account, api, fault));
            """.formatted(LOCK_SPACE);

    // A count that a crash loses is a call too many: not worth waiting for the disk.
    private static final String COUNT_LOOSELY = "set local synchronous_commit = off";

    private static final String COUNT = """
            insert into sandbox.counts as c (account, region, api, second, calls) values (?, ?, ?, ?, 1)
            on conflict (account, region, api) do update set
                calls = case when c.second = excluded.second then c.calls + 1 else 1 end, second = excluded.second
            returning calls""";

    private static final String STRUCK = """
            insert into sandbox.strikes as s (account, api, fault, calls) values (?, ?, ?, 1)
            on conflict (account, api, fault) do update set calls = s.calls + 1""";

    private final DataSource database;
    private final InstantSource clock;

    /** Makes the tables where they are missing. */
    public PgStore(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(TABLES);
            }
        });
    }

    @Override
    public <T> T transact(String account, Function<Documents, T> work) {
        return inTransaction(connection -> {
            try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?, hashtext(?))")) {
                lock.setInt(1, LOCK_SPACE);
                lock.setString(2, account);
                lock.execute();
            }
            return work.apply(PgDocuments.writing(connection, clock.instant()));
        });
    }

    @Override
    public <T> T read(Duration delay, Function<Documents, T> work) {
        var asOf = delay.isZero() ? Instant.MAX : clock.instant().minus(delay);
        try (var connection = database.getConnection()) {
            return work.apply(PgDocuments.reading(connection, asOf));
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    @Override
    public int count(String account, String region, String api, long second) {
        return inTransaction(connection -> {
            try (var loosely = connection.createStatement();
                    var count = connection.prepareStatement(COUNT)) {
                loosely.execute(COUNT_LOOSELY);
                count.setString(1, account);
                count.setString(2, region);
                count.setString(3, api);
                count.setLong(4, second);
                try (var row = count.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    @Override
    public void struck(String account, String api, Fault fault) {
        inTransaction(connection -> {
            try (var loosely = connection.createStatement();
                    var strike = connection.prepareStatement(STRUCK)) {
                loosely.execute(COUNT_LOOSELY);
                strike.setString(1, account);
                strike.setString(2, api);
                strike.setString(3, fault.word());
                return strike.executeUpdate();
            }
        });
    }

    @Override
    public long strikes(Fault fault) {
        return inTransaction(connection -> {
            try (var sum = connection.prepareStatement(
                    "select coalesce(sum(calls), 0) from sandbox.strikes where fault = ?")) {
                sum.setString(1, fault.word());
                try (var row = sum.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    @Override
    public Ledger ledger() {
        return new PgLedger(database);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.on(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
