package io.strongroom.db.incidents;

import io.strongroom.db.sql.OwnSessions;
import io.strongroom.domain.incidents.StandingTurn;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The turn as an advisory lock of a session of its own: PostgreSQL frees it the moment its holder ends, however that died. */
@Singleton
class PgStandingTurn implements StandingTurn {
    /** Any number that no worker's presence is likely to draw. */
    private static final long LOCK = 0x5374_616E_6469_6E67L;

    private static final int ALIVE_WITHIN_SECONDS = 5;

    private final OwnSessions sessions;
    private Optional<Connection> held = Optional.empty();

    PgStandingTurn(OwnSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public synchronized boolean ours() {
        try {
            if (held.isPresent() && held.get().isValid(ALIVE_WITHIN_SECONDS)) {
                return true;
            }
            drop();
            var session = sessions.open("strongroom-standing");
            if (OwnSessions.locked(session, LOCK)) {
                held = Optional.of(session);
                return true;
            }
            session.close();
            return false;
        } catch (SQLException e) {
            // Without a database there is nothing to look at either; the next time asks again.
            throw new IllegalStateException("cannot ask whose turn it is to look at how things stand", e);
        }
    }

    /** Gives the turn back. Closing alone would tell the server to release the lock at some later moment. */
    @PreDestroy
    synchronized void drop() {
        held.ifPresent(session -> {
            try (session;
                    var statement = session.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
            } catch (SQLException e) {
                // It was lost already, and its lock with it: which is what was wanted.
                return;
            }
        });
        held = Optional.empty();
    }
}
