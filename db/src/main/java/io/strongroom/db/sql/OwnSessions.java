package io.strongroom.db.sql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.security.SimplePassword;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Sessions of the database that are none of the pool's, which lends and resets its own: for advisory locks that are to last
 * as long as their holder. They must not go through a pooler that shares sessions.
 */
@Singleton
public class OwnSessions {
    private final AgroalDataSource pool;

    OwnSessions(AgroalDataSource pool) {
        this.pool = pool;
    }

    /** @param name as the database's administrator sees it */
    public Connection open(String name) throws SQLException {
        var configured = pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var properties = new Properties();
        if (configured.principal() != null) {
            properties.setProperty("user", configured.principal().getName());
        }
        configured.credentials().stream()
                .filter(SimplePassword.class::isInstance)
                .map(SimplePassword.class::cast)
                .forEach(password -> properties.setProperty("password", password.getWord()));
        properties.setProperty("ApplicationName", name);
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(configured.jdbcUrl(), properties);
    }

    /** Takes an advisory lock unless another session has it; not waited for. */
    public static boolean locked(Connection session, long key) throws SQLException {
        try (var statement = session.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, key);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
