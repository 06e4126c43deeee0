package io.strongroom.db.audit;

import io.strongroom.db.sql.OwnSessions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The lead as an advisory lock of a session of its own: PostgreSQL frees it the moment that the process is gone. */
@Dependent
class LeadLock {
    private static final long KEY = 0x53_45_51_55_45_4e_43_45L;
    private static final int ALIVE_WITHIN_SECONDS = 5;

    private final OwnSessions sessions;
    private @Nullable Connection session;
    private boolean held;

    LeadLock(OwnSessions sessions) {
        this.sessions = sessions;
    }

    /** Whether this process has the lead; takes it when nobody has. */
    synchronized boolean take() {
        try {
            var open = session;
            if (open == null || !open.isValid(ALIVE_WITHIN_SECONDS)) {
                release();
                open = sessions.open("strongroom-sequencer");
                session = open;
            }
            held = held || OwnSessions.locked(open, KEY);
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask for the lead of the audit log", e);
        }
    }

    /** Gives the lead back. The session goes with it, and with the session the lock. */
    @PreDestroy
    synchronized void release() {
        var open = session;
        session = null;
        held = false;
        if (open != null) {
            try (open;
                    var statement = open.createStatement()) {
                // Closing alone tells the server to release the lock at some later moment.
                statement.execute("select pg_advisory_unlock_all()");
            } catch (SQLException e) {
                // The session is lost, and its lock with it.
                return;
            }
        }
    }
}
