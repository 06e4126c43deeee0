package io.strongroom.db.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.strongroom.db.sql.OwnSessions;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.jobs.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Presence as an advisory lock of a session that is nothing else: PostgreSQL frees it the moment the session ends, however
 * the worker died.
 */
@Singleton
public class PgWorkers implements Workers {
    /** How long a worker that is gone is known as such. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    /** Keys of all advisory locks held in this database, as written: the view shows a 64-bit key in two halves. */
    public static final String HELD_KEYS = """
            select (l.classid::bigint << 32) | l.objid::bigint from pg_locks l
            where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
                and l.database = (select oid from pg_database where datname = current_database())""";

    private static final int ALIVE_WITHIN_SECONDS = 5;

    private final OwnSessions sessions;
    private final Sql sql;
    private final Map<WorkerId, Connection> presences = new HashMap<>();

    PgWorkers(OwnSessions sessions, Sql sql) {
        this.sessions = sessions;
        this.sql = sql;
    }

    @Override
    public synchronized void present(WorkerId worker, Instant now) {
        try {
            hold(worker);
        } catch (SQLException e) {
            // No presence without a database; leases still run out by time.
            throw new IllegalStateException("cannot announce worker " + worker, e);
        }
        // Known only after the lock is held: a sweep never sees a living worker without it.
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                        insert into workers (id, lock_key, since, beat_at) values (?, ?, ?, ?)
                        on conflict (id) do update set beat_at = excluded.beat_at""", worker.value(), key(worker), now, now));
    }

    private void hold(WorkerId worker) throws SQLException {
        var held = presences.get(worker);
        if (held != null && held.isValid(ALIVE_WITHIN_SECONDS)) {
            return;
        }
        drop(worker);
        var connection = sessions.open("strongroom-presence");
        // Not waited for: the server may not yet have noticed that our old session is gone. The next beat tries again.
        if (OwnSessions.locked(connection, key(worker))) {
            presences.put(worker, connection);
        } else {
            connection.close();
        }
    }

    @Override
    public synchronized void leave(WorkerId worker) {
        // Closing alone tells the server to release the lock at some later moment.
        unlock(worker);
        drop(worker);
    }

    private void unlock(WorkerId worker) {
        var connection = presences.get(worker);
        if (connection == null) {
            return;
        }
        try (var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, key(worker));
            statement.execute();
        } catch (SQLException e) {
            // The session is lost, and its lock with it.
            return;
        }
    }

    private void drop(WorkerId worker) {
        var connection = presences.remove(worker);
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // It was lost already, which is what was wanted.
            return;
        }
    }

    @Override
    @Transactional
    public boolean anyPresent(Instant now) {
        return sql.first("select 1 from workers w where w.lock_key in (%s) limit 1".formatted(HELD_KEYS), row -> true)
                .isPresent();
    }

    @PreDestroy
    synchronized void close() {
        Set.copyOf(presences.keySet()).forEach(this::leave);
    }

    /** Random ids make random keys, so that no other use of advisory locks is met. */
    static long key(WorkerId worker) {
        return worker.value().getMostSignificantBits() ^ worker.value().getLeastSignificantBits();
    }
}
