package io.strongroom.standalone.postgres;

import io.strongroom.standalone.StartRefused;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The first talk with a PostgreSQL that has just been started: wait for it, make role and database once. */
record Bootstrap(int port, String superuserPassword, Process process, Path log) {

    static final String SUPERUSER = "postgres";
    private static final String APPLICATION = "strongroom";
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Waits until it answers; a PostgreSQL that ends instead is told with the place of its log. */
    EmbeddedPostgres.Access awaitAccess(Duration patience) {
        var tries = patience.dividedBy(PAUSE);
        for (long n = 0; n < tries; n++) {
            try (var connection = connect("postgres")) {
                return grantAccess(connection);
            } catch (SQLException e) {
                // 08 is "no connection yet" and 57P03 "still recovering"; anything else will not mend itself.
                var state = e.getSQLState();
                if (state == null || !(state.startsWith("08") || state.equals("57P03"))) {
                    process.destroy();
                    throw new IllegalStateException("PostgreSQL answers, but not as it should", e);
                }
            }
            if (ended()) {
                throw new StartRefused("PostgreSQL ended right away; its log is " + log);
            }
        }
        process.destroy();
        throw new StartRefused("PostgreSQL did not answer within " + patience.toSeconds() + " s; its log is " + log);
    }

    private boolean ended() {
        try {
            return process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL started", e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, superuserPassword);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The application's password is new with each start and lives in this process alone. */
    private EmbeddedPostgres.Access grantAccess(Connection connection) throws SQLException {
        var password = Password.random();
        try (var statement = connection.createStatement()) {
            if (!found(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?")) {
                statement.execute("CREATE ROLE " + APPLICATION + " LOGIN CREATEROLE");
            }
            // Hexadecimal digits only, so quoting it is safe; DDL takes no parameters.
            statement.execute("ALTER ROLE " + APPLICATION + " PASSWORD '" + password + "'");
            if (!found(connection, "SELECT 1 FROM pg_database WHERE datname = ?")) {
                statement.execute("CREATE DATABASE " + APPLICATION + " OWNER " + APPLICATION);
            }
        }
        return new EmbeddedPostgres.Access(url(APPLICATION), APPLICATION, password);
    }

    private static boolean found(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, APPLICATION);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
